package ginko.demo;

import ginko.database.StartRefused;
import ginko.kernel.AccountId;
import ginko.kernel.Check;
import ginko.ledger.Balances;
import ginko.ledger.Journal;
import ginko.ledger.PostOutcome;
import ginko.ledger.PostRequest;
import ginko.ledger.StatementQuery;
import ginko.policy.BankProfile;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Fills an empty demo bank before its pages open: all sample customers in one transaction, then
/// their year month by month. A start that was cut short is completed by the next one, because the
/// year always follows from the date of the contracts and no entry is posted twice.
@Component
@Conditional(DemoSwitch.class)
class Seeding implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Seeding.class);
    private static final int DAYS = 365;

    private final SampleAccounts customers;
    private final SampleCompanies companies;
    private final SampleBillers billers;
    private final DemoStaff staff;
    private final SampleYear year;
    private final SampleBookkeeping bookkeeping;
    private final Journal journal;
    private final Balances balances;
    private final BankProfile profile;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile boolean running;

    Seeding(
            SampleAccounts customers,
            SampleCompanies companies,
            SampleBillers billers,
            DemoStaff staff,
            SampleYear year,
            SampleBookkeeping bookkeeping,
            Journal journal,
            Balances balances,
            BankProfile profile,
            TransactionTemplate transaction,
            Clock clock) {
        this.customers = customers;
        this.companies = companies;
        this.billers = billers;
        this.staff = staff;
        this.year = year;
        this.bookkeeping = bookkeeping;
        this.journal = journal;
        this.balances = balances;
        this.profile = profile;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// @throws StartRefused when the database belongs to a bank with customers of its own
    void seed() {
        List<SeededCustomer> all = customers.existing();
        if (all.isEmpty()) {
            refuseForeignBank();
            all = customers.open(profile.calendar().today(clock.instant()).minusDays(DAYS));
        }
        if (!all.isEmpty() && !isComplete(all.getFirst())) {
            post(all);
            log.info("Seeded {} sample customers", all.size());
        }
        companies.add();
        billers.add();
        staff.add();
    }

    private void refuseForeignBank() {
        if (customers.hasCustomers()) {
            throw new StartRefused(
                    "This start would be a demonstration, whose telephones and mailboxes are"
                            + " simulated and open to everybody, but the database has customers of"
                            + " its own.",
                    "Set GINKO_DEMO=false for a real bank, or GINKO_DATA for another database.");
        }
    }

    private static LocalDate lastDay(SeededCustomer customer) {
        return customer.since().plusDays(DAYS - 1);
    }

    /// The last day of the year has an entry on every card.
    private boolean isComplete(SeededCustomer first) {
        AccountId card = first.account(Role.CARD).orElseThrow();
        LocalDate last = lastDay(first);
        return !balances.statement(StatementQuery.of(card, last, last, 1)).items().isEmpty();
    }

    private void post(List<SeededCustomer> all) {
        SeededCustomer first = all.getFirst();
        Map<YearMonth, Map<LocalDate, List<SampleEntry>>> months = new TreeMap<>();
        year.entries(first.since(), lastDay(first))
                .forEach((date, entries) ->
                        months.computeIfAbsent(YearMonth.from(date), _ -> new TreeMap<>())
                                .put(date, entries));
        for (Map<LocalDate, List<SampleEntry>> month : months.values()) {
            transaction.executeWithoutResult(
                    _ -> month.forEach((date, entries) -> post(date, entries, all)));
        }
    }

    private void post(LocalDate date, List<SampleEntry> entries, List<SeededCustomer> all) {
        List<PostRequest> requests =
                entries.stream().map(entry -> bookkeeping.request(entry, all)).toList();
        for (PostOutcome outcome : journal.post(date, requests)) {
            Check.state(outcome.isDone(), "the sample year can be posted, not " + outcome);
        }
    }

    @Override
    public void start() {
        seed();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Before the server takes requests.
    @Override
    public int getPhase() {
        return 0;
    }
}
