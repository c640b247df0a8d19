package ginko.accounts;

import ginko.kernel.Check;
import java.time.LocalDate;

/// What was agreed about a loan that is repaid in equal monthly instalments.
///
/// @param principalMinor what was lent
/// @param yearlyRate hundredths of a percent a year: 480 is 4.80 %
/// @param months number of instalments
/// @param firstDue day of the first instalment; the others fall on the same day of each month after
public record LoanTerms(long principalMinor, int yearlyRate, int months, LocalDate firstDue) {

    private static final int RATE_MAX = 10_000;
    private static final int MONTHS_MAX = 600;

    public LoanTerms {
        Check.argument(principalMinor > 0, "something is lent");
        Check.argument(yearlyRate >= 0 && yearlyRate <= RATE_MAX, "a rate is 0 to 100 % a year");
        Check.argument(months >= 1 && months <= MONTHS_MAX, "a loan has 1 to 600 instalments");
    }
}
