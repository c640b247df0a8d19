package ginko.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.kernel.AccountId;
import ginko.kernel.EntryId;
import ginko.ledger.StatementCursor;
import ginko.ledger.StatementLine;
import ginko.ledger.StatementQuery;
import ginko.testing.Requirement;
import ginko.web.SignedInUser;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class StatementsDbTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private AccountsBank bank;
    private Statements statements;
    private SignedInUser user;
    private Account account;

    /// A bank for each test: booking dates never go back, so a test that moves time keeps it.
    @BeforeEach
    void openBank() {
        bank = AccountsBank.openPersonal();
        statements = bank.get(Statements.class);
        bank.setDay(TODAY);
        user = bank.customer("Mira Brandt");
        account = bank.account(user, AccountKind.CURRENT, "JPY");
    }

    @AfterEach
    void closeBank() {
        bank.close();
    }

    private StatementRequest ask(LocalDate from, LocalDate to) {
        return new StatementRequest(account.id(), from, to, "", StatementQuery.Side.ALL);
    }

    private StatementOutcome page(StatementRequest request) {
        return statements.page(request, user.customer(), null, Statements.PAGE_LINES);
    }

    private AccountStatement shown(StatementOutcome outcome) {
        assertThat(outcome).isInstanceOf(StatementOutcome.Shown.class);
        return ((StatementOutcome.Shown) outcome).statement();
    }

    private void assertRefused(StatementOutcome outcome, AccountRefusal refusal) {
        assertThat(outcome).isEqualTo(new StatementOutcome.Refused(refusal));
    }

    @Test
    @Requirement("SEIWA-76")
    void reachesBackNinetyDaysAndNotOneMore() {
        LocalDate earliest = TODAY.minusDays(90);
        assertThat(statements.earliest()).isEqualTo(earliest);

        assertThat(shown(page(ask(earliest, TODAY))).request().from()).isEqualTo(earliest);
        assertRefused(
                page(ask(earliest.minusDays(1), TODAY)), AccountRefusal.STATEMENT_TOO_FAR_BACK);
        assertRefused(
                statements.document(ask(earliest.minusDays(1), TODAY), user.customer()),
                AccountRefusal.STATEMENT_TOO_FAR_BACK);
    }

    @Test
    void refusesPeriodsThatAreNone() {
        assertRefused(
                page(ask(TODAY, TODAY.minusDays(1))), AccountRefusal.STATEMENT_PERIOD_REVERSED);
        assertRefused(
                page(ask(TODAY.plusDays(1), TODAY.plusDays(2))),
                AccountRefusal.STATEMENT_IN_FUTURE);
        assertThat(shown(page(ask(TODAY, TODAY.plusDays(9)))).request().to()).isEqualTo(TODAY);
    }

    @Test
    void doesNotShowAnotherCustomersAccount() {
        SignedInUser other = bank.customer("Tom Weiss");

        assertRefused(
                statements.page(ask(TODAY, TODAY), other.customer(), null, 50),
                AccountRefusal.ACCOUNT_NOT_FOUND);
        assertRefused(
                statements.document(ask(TODAY, TODAY), other.customer()),
                AccountRefusal.ACCOUNT_NOT_FOUND);
        assertThat(statements.balanceOn(account.id(), other.customer(), TODAY))
                .isEqualTo(new BalanceOutcome.Refused(AccountRefusal.ACCOUNT_NOT_FOUND));
        assertThat(statements.balanceOn(AccountId.next(), user.customer(), TODAY))
                .isEqualTo(new BalanceOutcome.Refused(AccountRefusal.ACCOUNT_NOT_FOUND));
    }

    @Test
    @Requirement("OTPD-65")
    void pagesHoldEveryLineExactlyOnceAndAgreeWithTheDocument() {
        for (int i = 1; i <= 123; i++) {
            bank.setDay(TODAY.minusDays(5).plusDays(i / 25));
            bank.pay(account, i % 3 == 0 ? -50 : 100, "payment " + i);
        }
        bank.setDay(TODAY);
        StatementRequest request = ask(TODAY.minusDays(30), TODAY);

        List<StatementLine> lines = new ArrayList<>();
        @Nullable StatementCursor after = null;
        int pages = 0;
        AccountStatement last;
        do {
            last = shown(statements.page(request, user.customer(), after, 50));
            lines.addAll(last.lines());
            after = last.lines().getLast().cursor();
            pages++;
        } while (last.next() != null);

        assertThat(pages).isEqualTo(3);
        assertThat(lines.stream().map(StatementLine::entryId).distinct()).hasSize(123);
        AccountStatement document = shown(statements.document(request, user.customer()));
        List<EntryId> newestFirst = lines.stream().map(StatementLine::entryId).toList();
        assertThat(document.lines().reversed().stream().map(StatementLine::entryId))
                .containsExactlyElementsOf(newestFirst);
        assertThat(document.totals()).isEqualTo(last.totals());
        assertThat(document.totals().lines()).isEqualTo(123);
        assertThat(document.lines().stream().mapToLong(StatementLine::amountMinor).sum())
                .isEqualTo(document.closing().minor() - document.opening().minor())
                .isEqualTo(document.moneyIn().minor() - document.moneyOut().minor())
                .isEqualTo(82 * 100 - 41 * 50);
    }

    @Test
    void newLinesDoNotMoveTheFollowingPages() {
        for (int i = 1; i <= 4; i++) {
            bank.pay(account, i, "before " + i);
        }
        StatementRequest request = ask(TODAY, TODAY);
        AccountStatement first = shown(statements.page(request, user.customer(), null, 2));
        bank.pay(account, 99, "between the pages");

        AccountStatement second =
                shown(
                        statements.page(
                                request,
                                user.customer(),
                                StatementCursor.parse(String.valueOf(first.next())).orElseThrow(),
                                2));

        assertThat(second.lines())
                .extracting(StatementLine::narrative)
                .containsExactly("before 2", "before 1");
        assertThat(second.next()).isNull();
    }

    @Test
    void filtersLinesButNotTotals() {
        bank.pay(account, 1_000, "Salary November");
        bank.pay(account, -200, "Cash machine");
        bank.pay(account, 30, "Refund of salary tax");
        var words =
                new StatementRequest(account.id(), TODAY, TODAY, "SALARY", StatementQuery.Side.ALL);
        var out = new StatementRequest(account.id(), TODAY, TODAY, "", StatementQuery.Side.OUT);

        assertThat(shown(page(words)).lines())
                .extracting(StatementLine::narrative)
                .containsExactly("Refund of salary tax", "Salary November");
        assertThat(shown(page(out)).lines())
                .extracting(StatementLine::amountMinor)
                .containsExactly(-200L);
        assertThat(shown(page(out)).closing().minor()).isEqualTo(830);
        assertThat(shown(page(out)).moneyIn().minor()).isEqualTo(1_030);
    }

    @Test
    @Requirement("OTPD-64")
    void tellsTheBalanceAtTheEndOfADay() {
        LocalDate opened = TODAY;
        bank.pay(account, 5_000, "first");
        bank.setDay(opened.plusDays(3));
        bank.pay(account, -1_200, "second");
        bank.setDay(opened.plusDays(4));

        assertThat(booked(opened)).isEqualTo(5_000);
        assertThat(booked(opened.plusDays(2))).isEqualTo(5_000);
        assertThat(booked(opened.plusDays(3))).isEqualTo(3_800);
        assertThat(booked(opened.plusDays(4))).isEqualTo(3_800);
        var outOfRange = new BalanceOutcome.Refused(AccountRefusal.BALANCE_DATE_OUT_OF_RANGE);
        assertThat(statements.balanceOn(account.id(), user.customer(), opened.minusDays(1)))
                .isEqualTo(outOfRange);
        assertThat(statements.balanceOn(account.id(), user.customer(), opened.plusDays(5)))
                .isEqualTo(outOfRange);
    }

    private long booked(LocalDate day) {
        return statements.balanceOn(account.id(), user.customer(), day)
                        instanceof BalanceOutcome.Known known
                ? known.booked().minor()
                : Long.MIN_VALUE;
    }

    @Test
    @Requirement("SEIWA-54")
    void statementsKeepTheHoursOfWeekdaysAndOtherDays() {
        StatementRequest request = ask(TODAY.minusDays(7), TODAY);
        bank.clock().set(tokyo("2026-11-20T07:59:59"));
        assertThat(page(request))
                .isEqualTo(new StatementOutcome.Closed(tokyo("2026-11-20T08:00:00")));
        assertThat(statements.recent(user.customer(), 5)).isEmpty();
        bank.clock().set(tokyo("2026-11-20T08:00:00"));
        assertThat(page(request)).isInstanceOf(StatementOutcome.Shown.class);
        bank.clock().set(tokyo("2026-11-20T23:45:00"));
        assertThat(page(request))
                .isEqualTo(new StatementOutcome.Closed(tokyo("2026-11-21T09:00:00")));
        bank.clock().set(tokyo("2026-11-21T17:00:00"));
        assertThat(statements.document(request, user.customer()))
                .isEqualTo(new StatementOutcome.Closed(tokyo("2026-11-22T09:00:00")));
    }

    @Test
    @Requirement("SEIWA-53")
    void balancesAreShownAroundTheClockButForClosures() {
        LocalDate day = LocalDate.of(2026, 12, 6);
        // the first Monday of the month
        bank.clock().set(tokyo("2026-12-07T01:39:59"));
        assertThat(statements.balanceOn(account.id(), user.customer(), day))
                .isInstanceOf(BalanceOutcome.Known.class);
        bank.clock().set(tokyo("2026-12-07T01:40:00"));
        assertThat(statements.balanceOn(account.id(), user.customer(), day))
                .isEqualTo(new BalanceOutcome.Closed(tokyo("2026-12-07T06:00:00")));
        bank.clock().set(tokyo("2026-12-07T06:00:00"));
        assertThat(statements.balanceOn(account.id(), user.customer(), day))
                .isInstanceOf(BalanceOutcome.Known.class);
    }

    private static Instant tokyo(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Tokyo")).toInstant();
    }

    @Test
    void showsTheLatestEntriesOverAllAccounts() {
        Account savings = bank.account(user, AccountKind.SAVINGS, "JPY");
        for (int i = 1; i <= 4; i++) {
            bank.pay(account, i, "current " + i);
            bank.pay(savings, i, "savings " + i);
        }

        assertThat(statements.recent(user.customer(), 5))
                .extracting(entry -> entry.line().narrative())
                .containsExactly("savings 4", "current 4", "savings 3", "current 3", "savings 2");
    }
}
