package ginko.demo;

import ginko.accounts.LoanSchedule;
import ginko.accounts.LoanTerms;
import ginko.kernel.Currency;
import java.time.LocalDate;

/// The loan every sample person took on the first day of the sample year and repays by plan.
final class SampleLoan {

    private static final int SALARIES = 3;
    private static final int YEARLY_RATE = 480;
    private static final int MONTHS = 42;
    private static final int DUE_DAY = 10;

    private SampleLoan() {}

    static LoanTerms terms(SampleCustomers customers, Currency currency, LocalDate first) {
        long unit = customers.unitMinor(currency, Habit.Rounding.NOTE);
        long lent = SALARIES * customers.salaryMinor(currency) / unit * unit;
        LocalDate due = first.withDayOfMonth(DUE_DAY);
        return new LoanTerms(
                lent, YEARLY_RATE, MONTHS, due.isAfter(first) ? due : due.plusMonths(1));
    }

    /// What is paid or charged on a day of the plan; zero on the day the loan was taken.
    static LoanSchedule.Instalment on(LoanTerms terms, LocalDate day) {
        return LoanSchedule.of(terms).instalments().stream()
                .filter(each -> each.due().equals(day))
                .findFirst()
                .orElseThrow();
    }
}
