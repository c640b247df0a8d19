package ginko.ledger;

import static ginko.ledger.LedgerDatabase.DAY;
import static ginko.ledger.LedgerFixture.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import ginko.kernel.AccountId;
import ginko.kernel.Page;
import ginko.ledger.StatementQuery.Side;
import ginko.testing.TestDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Statements: pages, frames and filters.
@Tag("database")
class StatementDbTest {

    private static final int DAYS = 6;
    private static final int A_DAY = 7;

    private final LedgerDatabase ledger = new LedgerDatabase(TestDatabase.create());
    private final AccountId bank = ledger.bank("UAH");
    private final AccountId account = ledger.customer();

    @BeforeEach
    void moveMoneyOnSeveralDays() {
        for (int day = 0; day < DAYS; day++) {
            List<PostRequest> batch = new ArrayList<>();
            for (int i = 0; i < A_DAY; i++) {
                boolean in = i % 3 != 2;
                PostRequest request =
                        in ? transfer(bank, account, 10 + i) : transfer(account, bank, 1 + i);
                batch.add(
                        PostRequest.of(
                                request.key(),
                                request.fingerprint(),
                                request.kind(),
                                in ? "Зарплата " + day : "Rent " + day,
                                request.legs()));
            }
            assertThat(ledger.postBatch(DAY.plusDays(2L * day), batch))
                    .allMatch(PostOutcome::isDone);
        }
    }

    private StatementQuery whole(int limit) {
        return StatementQuery.of(account, DAY, DAY.plusDays(30), limit);
    }

    private List<StatementLine> walk(StatementQuery first) {
        List<StatementLine> lines = new ArrayList<>();
        StatementQuery query = first;
        while (true) {
            Page<StatementLine> page = ledger.balances.statement(query);
            lines.addAll(page.items());
            String next = page.next();
            if (next == null) {
                return lines;
            }
            assertThat(page.items()).hasSize(first.limit());
            query = first.after(StatementCursor.parse(next).orElseThrow());
        }
    }

    @Test
    void pagesOfAnySizeShowEachLineOnce() {
        List<StatementLine> once = walk(whole(1_000).oldestFirst());

        assertThat(once).hasSize(DAYS * A_DAY);
        for (int size : List.of(1, 2, 7, 41, 42, 43)) {
            assertThat(walk(whole(size).oldestFirst())).isEqualTo(once);
            assertThat(walk(whole(size))).isEqualTo(once.reversed());
        }
    }

    @Test
    void eachBalanceFollowsFromTheOneBefore() {
        long balance = 0;
        for (StatementLine line : walk(whole(5).oldestFirst())) {
            balance += line.amountMinor();
            assertThat(line.balanceAfterMinor()).isEqualTo(balance);
            assertThat(line.counterAccounts()).containsExactly(bank);
        }
        assertThat(ledger.booked(account)).isEqualTo(balance);
    }

    @Test
    void closingBalanceIsTheNextOpeningBalance() {
        long closing = 0;
        for (LocalDate day = DAY.minusDays(1); day.isBefore(DAY.plusDays(15)); ) {
            LocalDate to = day.plusDays(day.getDayOfMonth() % 3);
            StatementTotals totals = ledger.balances.totals(account, day, to);
            long lines =
                    walk(StatementQuery.of(account, day, to, 3)).stream()
                            .mapToLong(StatementLine::amountMinor)
                            .sum();

            assertThat(totals.openingMinor()).isEqualTo(closing);
            assertThat(totals.closingMinor()).isEqualTo(closing + lines);
            assertThat(totals.creditsMinor() - totals.debitsMinor()).isEqualTo(lines);
            assertThat(ledger.balances.bookedAt(account, to)).isEqualTo(totals.closingMinor());

            closing = totals.closingMinor();
            day = to.plusDays(1);
        }
        assertThat(closing).isEqualTo(ledger.booked(account));
    }

    @Test
    void filtersByTextWithoutRegardToCaseAndBySide() {
        List<StatementLine> in = walk(whole(4).only(Side.IN));
        List<StatementLine> out = walk(whole(4).only(Side.OUT));

        assertThat(in).hasSize(30).allMatch(line -> line.amountMinor() > 0);
        assertThat(out).hasSize(12).allMatch(line -> line.amountMinor() < 0);
        assertThat(walk(whole(4).containing("зарпл"))).isEqualTo(in);
        assertThat(walk(whole(4).containing("RENT 3"))).hasSize(2);
        assertThat(walk(whole(4).containing("%"))).isEmpty();
    }

    @Test
    void valuesMoneyFromItsValueDate() {
        long before = ledger.booked(account);
        LocalDate today = DAY.plusDays(20);
        PostRequest later = transfer(bank, account, 1_000).valuedOn(today.plusDays(3));
        PostRequest earlier = transfer(bank, account, 50).valuedOn(today.minusDays(2));

        assertThat(ledger.postBatch(today, List.of(later, earlier))).allMatch(PostOutcome::isDone);

        assertThat(ledger.balances.valuedAt(account, today.minusDays(3))).isEqualTo(before);
        assertThat(ledger.balances.valuedAt(account, today.minusDays(2))).isEqualTo(before + 50);
        assertThat(ledger.balances.valuedAt(account, today)).isEqualTo(before + 50);
        assertThat(ledger.balances.bookedAt(account, today)).isEqualTo(before + 1_050);
        assertThat(ledger.balances.valuedAt(account, today.plusDays(3))).isEqualTo(before + 1_050);
    }

    @Test
    void readsOnlyCursorsItCouldHaveGiven() {
        for (String text :
                List.of(
                        "",
                        "x",
                        "2026-11-20",
                        "2026-11-20.",
                        "2026-11-20.x",
                        "2026-13-20.1",
                        "2026-11-20.-1",
                        "2026-11-20.99999999999999999999",
                        "2026-11-20x1")) {
            assertThat(StatementCursor.parse(text)).as(text).isEmpty();
        }
        assertThat(StatementCursor.parse("2026-11-20.17"))
                .contains(new StatementCursor(LocalDate.of(2026, 11, 20), 17));
    }
}
