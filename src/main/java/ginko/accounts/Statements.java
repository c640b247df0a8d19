package ginko.accounts;

import ginko.kernel.AccountId;
import ginko.kernel.CustomerId;
import ginko.kernel.Money;
import ginko.kernel.Page;
import ginko.ledger.Balances;
import ginko.ledger.StatementCursor;
import ginko.ledger.StatementLine;
import ginko.ledger.StatementQuery;
import ginko.ledger.StatementTotals;
import ginko.policy.BankProfile;
import ginko.policy.BankService;
import ginko.policy.Openness;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Statements and past balances of a customer's accounts, within the hours of the services and as
/// far back as the bank's profile allows. Lines and totals of one answer are of one moment.
@Component
public class Statements {

    /// Lines on one page.
    public static final int PAGE_LINES = 50;

    /// Lines in one document.
    public static final int DOCUMENT_LINES_MAX = 5_000;

    /// Characters of a text to look for.
    public static final int TEXT_LENGTH_MAX = 100;

    private static final int USUAL_DAYS = 30;

    private final Accounts accounts;
    private final Balances balances;
    private final BankProfile profile;
    private final Clock clock;

    Statements(Accounts accounts, Balances balances, BankProfile profile, Clock clock) {
        this.accounts = accounts;
        this.balances = balances;
        this.profile = profile;
        this.clock = clock;
    }

    /// The bank's date now.
    public LocalDate today() {
        return profile.calendar().today(clock.instant());
    }

    /// How many days a statement reaches back.
    public int days() {
        return profile.statements().days();
    }

    /// The earliest day a statement may start on now: as far back as the profile allows, but not
    /// into months that were archived.
    public LocalDate earliest() {
        LocalDate allowed = profile.statements().earliest(today());
        return balances.keptFrom().filter(kept -> kept.isAfter(allowed)).orElse(allowed);
    }

    /// The first day of the period shown when nobody asks for another: 30 days back.
    public LocalDate usualFrom() {
        LocalDate usual = today().minusDays(USUAL_DAYS);
        LocalDate earliest = earliest();
        return usual.isBefore(earliest) ? earliest : usual;
    }

    /// Whether balances are shown now.
    public Openness balanceHours() {
        return profile.hours().at(BankService.BALANCE, clock.instant());
    }

    /// Whether statements are shown now.
    public Openness statementHours() {
        return profile.hours().at(BankService.STATEMENT, clock.instant());
    }

    /// A page of lines, newest first, after the line `after` of an earlier page.
    ///
    /// @param limit lines on the page, 1 to 1,000
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public StatementOutcome page(
            StatementRequest request,
            CustomerId customer,
            @Nullable StatementCursor after,
            int limit) {
        return answer(
                request,
                customer,
                (account, checked) -> {
                    StatementQuery query = query(checked, limit);
                    Page<StatementLine> page =
                            balances.statement(after == null ? query : query.after(after));
                    return new StatementOutcome.Shown(
                            new AccountStatement(
                                    account, checked, totals(checked), page.items(), page.next()));
                });
    }

    /// All lines, oldest first, for a document. Refused when there are more than 5,000.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public StatementOutcome document(StatementRequest request, CustomerId customer) {
        return answer(
                request,
                customer,
                (account, checked) -> {
                    List<StatementLine> lines = new ArrayList<>();
                    StatementQuery query = query(checked, StatementQuery.MAX_LIMIT).oldestFirst();
                    Page<StatementLine> page = balances.statement(query);
                    lines.addAll(page.items());
                    while (page.next() != null && lines.size() <= DOCUMENT_LINES_MAX) {
                        page = balances.statement(query.after(cursor(page.next())));
                        lines.addAll(page.items());
                    }
                    if (lines.size() > DOCUMENT_LINES_MAX) {
                        return new StatementOutcome.Refused(AccountRefusal.STATEMENT_TOO_LONG);
                    }
                    return new StatementOutcome.Shown(
                            new AccountStatement(account, checked, totals(checked), lines, null));
                });
    }

    /// The booked balance at the end of a day since the account was opened.
    @Transactional(readOnly = true)
    public BalanceOutcome balanceOn(AccountId id, CustomerId customer, LocalDate day) {
        Optional<AccountView> found = accounts.find(id, customer);
        if (found.isEmpty()) {
            return new BalanceOutcome.Refused(AccountRefusal.ACCOUNT_NOT_FOUND);
        }
        if (balanceHours() instanceof Openness.Closed closed) {
            return new BalanceOutcome.Closed(closed.opensAt());
        }
        Account account = found.get().account();
        if (day.isBefore(account.openedOn()) || isArchived(day) || day.isAfter(today())) {
            return new BalanceOutcome.Refused(AccountRefusal.BALANCE_DATE_OUT_OF_RANGE);
        }
        return new BalanceOutcome.Known(
                day, new Money(balances.bookedAt(id, day), account.currency()));
    }

    /// The balance of the day before the first kept month was carried forward.
    private boolean isArchived(LocalDate day) {
        return balances.keptFrom().filter(kept -> day.isBefore(kept.minusDays(1))).isPresent();
    }

    /// The latest entries over all accounts of a customer, newest first; none outside the hours of
    /// the statement service.
    @Transactional(readOnly = true)
    public List<RecentEntry> recent(CustomerId customer, int count) {
        if (!statementHours().isOpen()) {
            return List.of();
        }
        List<RecentEntry> entries = new ArrayList<>();
        for (AccountView view : accounts.ofCustomer(customer)) {
            Account account = view.account();
            StatementQuery query = StatementQuery.of(account.id(), earliest(), today(), count);
            balances.statement(query)
                    .items()
                    .forEach(line -> entries.add(new RecentEntry(account, line)));
        }
        return entries.stream()
                .sorted(
                        Comparator.<RecentEntry>comparingLong(entry -> entry.line().bookSeq())
                                .reversed())
                .limit(count)
                .toList();
    }

    @FunctionalInterface
    private interface Reading {
        StatementOutcome of(Account account, StatementRequest request);
    }

    private StatementOutcome answer(
            StatementRequest request, CustomerId customer, Reading reading) {
        Optional<AccountView> account = accounts.find(request.account(), customer);
        if (account.isEmpty()) {
            return new StatementOutcome.Refused(AccountRefusal.ACCOUNT_NOT_FOUND);
        }
        if (statementHours() instanceof Openness.Closed closed) {
            return new StatementOutcome.Closed(closed.opensAt());
        }
        Optional<AccountRefusal> against = against(request);
        if (against.isPresent()) {
            return new StatementOutcome.Refused(against.get());
        }
        // in another time zone it may be tomorrow already
        LocalDate today = today();
        return reading.of(
                account.get().account(),
                request.to().isAfter(today) ? request.until(today) : request);
    }

    private Optional<AccountRefusal> against(StatementRequest request) {
        if (request.from().isAfter(request.to())) {
            return Optional.of(AccountRefusal.STATEMENT_PERIOD_REVERSED);
        }
        if (request.from().isBefore(earliest())) {
            return Optional.of(AccountRefusal.STATEMENT_TOO_FAR_BACK);
        }
        if (request.from().isAfter(today())) {
            return Optional.of(AccountRefusal.STATEMENT_IN_FUTURE);
        }
        if (request.text().length() > TEXT_LENGTH_MAX) {
            return Optional.of(AccountRefusal.STATEMENT_TEXT_TOO_LONG);
        }
        return PlainText.isPlain(request.text())
                ? Optional.empty()
                : Optional.of(AccountRefusal.STATEMENT_TEXT_MALFORMED);
    }

    private StatementTotals totals(StatementRequest request) {
        return balances.totals(request.account(), request.from(), request.to());
    }

    private static StatementCursor cursor(String next) {
        return StatementCursor.parse(next).orElseThrow();
    }

    private static StatementQuery query(StatementRequest request, int limit) {
        return StatementQuery.of(request.account(), request.from(), request.to(), limit)
                .containing(request.text())
                .only(request.side());
    }
}
