package ginko.demo;

import ginko.accounts.LoanSchedule;
import ginko.accounts.LoanTerms;
import ginko.kernel.Currency;
import ginko.ledger.EntryKind;
import ginko.policy.BankProfile;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/// What the sample persons did in a year: always the same for the same first day. Amounts and texts
/// vary by a random number that comes from the customer, the habit and the date.
@Component
@Conditional(DemoSwitch.class)
class SampleYear {

    /// Days a habit may be late that happens about a day of the month.
    private static final int LATENESS = 4;

    /// Of so many dates one has such entries, because each date with entries costs the start of the
    /// program some milliseconds.
    private static final int DATES_APART = 3;

    private final SampleCustomers customers;
    private final BankProfile profile;
    private final List<Habit> habits =
            SampleTexts.lines("habits.csv").stream().map(Habit::of).toList();

    SampleYear(SampleCustomers customers, BankProfile profile) {
        this.customers = customers;
        this.profile = profile;
    }

    /// The entries of each date from `first` to `last`, both included, money in before money out.
    Map<LocalDate, List<SampleEntry>> entries(LocalDate first, LocalDate last) {
        Map<LocalDate, List<SampleEntry>> byDate = new TreeMap<>();
        for (Habit habit : habits) {
            for (SampleCustomer customer : customers.all()) {
                if (customer.isPerson() && applies(habit, customer)) {
                    for (LocalDate date : dates(habit, customer, first, last)) {
                        byDate.computeIfAbsent(date, _ -> new ArrayList<>())
                                .add(entry(habit, customer, date, first));
                    }
                }
            }
        }
        return byDate;
    }

    private boolean applies(Habit habit, SampleCustomer customer) {
        boolean hasForeign = !customer.currency().equals(profile.currencies().base());
        boolean hasShop =
                customers.all().stream()
                        .anyMatch(other ->
                                !other.isPerson() && other.currency().equals(customer.currency()));
        return (hasForeign || !habit.touches(Role.FOREIGN))
                && (hasShop || !habit.touches(Role.SHOP));
    }

    private static List<LocalDate> dates(
            Habit habit, SampleCustomer customer, LocalDate first, LocalDate last) {
        List<LocalDate> dates = new ArrayList<>();
        for (Habit.Day day : habit.days()) {
            switch (day.when()) {
                case ONCE -> dates.add(first.plusDays(day.number()));
                case LAST -> dates.add(last);
                case MONTHLY, ABOUT -> {
                    YearMonth end = YearMonth.from(last);
                    for (YearMonth month = YearMonth.from(first).minusMonths(1);
                            !month.isAfter(end);
                            month = month.plusMonths(1)) {
                        dates.add(in(month, day, habit, customer));
                    }
                }
            }
        }
        LocalDate earliest = isOfLoan(habit) ? first.plusDays(1) : first;
        return dates.stream()
                .distinct()
                .filter(date -> !date.isBefore(earliest) && !date.isAfter(last))
                .toList();
    }

    private static LocalDate in(
            YearMonth month, Habit.Day day, Habit habit, SampleCustomer customer) {
        LocalDate date = month.atDay(Math.min(day.number(), month.lengthOfMonth()));
        if (day.when() != Habit.When.ABOUT) {
            return date;
        }
        LocalDate late = date.plusDays(random(key(habit, customer, date)).nextInt(LATENESS));
        return late.minusDays(Math.floorMod(late.toEpochDay(), DATES_APART));
    }

    private SampleEntry entry(
            Habit habit, SampleCustomer customer, LocalDate date, LocalDate first) {
        UUID key = key(habit, customer, date);
        Random random = random(key);
        Currency currency =
                habit.touches(Role.FOREIGN) ? profile.currencies().base() : customer.currency();
        long salary = customers.salaryMinor(currency);
        long least = salary * habit.least() / 1_000;
        long most = salary * habit.most() / 1_000;
        long unit = customers.unitMinor(currency, habit.rounding());
        long amount = least == most ? least : random.nextLong(least, most);
        List<String> texts = customers.texts(customer.language()).list("text." + habit.name());
        return new SampleEntry(
                key,
                date,
                customer,
                habit.kind(),
                habit.from(),
                habit.to(),
                isOfLoan(habit)
                        ? loanMinor(habit, SampleLoan.terms(customers, currency, first), date)
                        : Math.max(unit, amount / unit * unit),
                texts.get(random.nextInt(texts.size())));
    }

    private static boolean isOfLoan(Habit habit) {
        return habit.touches(Role.LOAN) && habit.kind() != EntryKind.LOAN_DISBURSEMENT;
    }

    private static long loanMinor(Habit habit, LoanTerms terms, LocalDate date) {
        LoanSchedule.Instalment instalment = SampleLoan.on(terms, date);
        return habit.kind() == EntryKind.INTEREST
                ? instalment.interestMinor()
                : instalment.paymentMinor();
    }

    private static UUID key(Habit habit, SampleCustomer customer, LocalDate date) {
        String text = habit.name() + "|" + customer.login() + "|" + date;
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Random random(UUID key) {
        return new Random(key.getLeastSignificantBits());
    }
}
