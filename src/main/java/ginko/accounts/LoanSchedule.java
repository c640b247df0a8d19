package ginko.accounts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The repayment plan of a loan in equal monthly instalments, in minor units. The interest of a
/// month is a twelfth of the yearly rate on what is left, rounded half up; the instalment is the
/// annuity rounded half up; the last one settles what is left, so that rounding never stays.
///
/// @param instalments in order; at the end nothing is left
public record LoanSchedule(List<Instalment> instalments) {

    private static final MathContext PRECISE = MathContext.DECIMAL128;
    private static final BigDecimal HUNDREDTHS_OF_PERCENT_AND_MONTHS = BigDecimal.valueOf(120_000);

    /// One payment.
    ///
    /// @param number from 1
    /// @param paymentMinor principal and interest together
    /// @param leftMinor what is still owed after it
    public record Instalment(
            int number,
            LocalDate due,
            long paymentMinor,
            long principalMinor,
            long interestMinor,
            long leftMinor) {}

    public LoanSchedule {
        instalments = List.copyOf(instalments);
    }

    public static LoanSchedule of(LoanTerms terms) {
        BigDecimal rate =
                BigDecimal.valueOf(terms.yearlyRate())
                        .divide(HUNDREDTHS_OF_PERCENT_AND_MONTHS, PRECISE);
        long annuity = annuity(terms, rate);
        List<Instalment> instalments = new ArrayList<>();
        long left = terms.principalMinor();
        for (int number = 1; number <= terms.months(); number++) {
            long interest = rounded(rate.multiply(BigDecimal.valueOf(left), PRECISE));
            boolean isLast = number == terms.months();
            long principal = isLast ? left : Math.clamp(annuity - interest, 0, left);
            left -= principal;
            instalments.add(
                    new Instalment(
                            number,
                            terms.firstDue().plusMonths(number - 1L),
                            principal + interest,
                            principal,
                            interest,
                            left));
        }
        return new LoanSchedule(instalments);
    }

    private static long annuity(LoanTerms terms, BigDecimal rate) {
        BigDecimal principal = BigDecimal.valueOf(terms.principalMinor());
        if (rate.signum() == 0) {
            return rounded(principal.divide(BigDecimal.valueOf(terms.months()), PRECISE));
        }
        BigDecimal growth = BigDecimal.ONE.add(rate).pow(terms.months(), PRECISE);
        return rounded(
                principal
                        .multiply(rate, PRECISE)
                        .multiply(growth, PRECISE)
                        .divide(growth.subtract(BigDecimal.ONE), PRECISE));
    }

    private static long rounded(BigDecimal minor) {
        return minor.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /// Interest of all instalments together.
    public long interestMinor() {
        return instalments.stream().mapToLong(Instalment::interestMinor).sum();
    }

    /// How many instalments are covered when so much is owed.
    public int paidAt(long owedMinor) {
        return (int) instalments.stream().filter(each -> each.leftMinor() >= owedMinor).count();
    }

    /// The first instalment that is not covered when so much is owed.
    public Optional<Instalment> next(long owedMinor) {
        return instalments.stream().skip(paidAt(owedMinor)).findFirst();
    }
}
