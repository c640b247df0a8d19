package ginko.cards;

import com.ibm.icu.util.PersianCalendar;
import com.ibm.icu.util.TimeZone;
import ginko.kernel.Check;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/// Year and month of the Jalali calendar as printed on a card, which is good through the last day
/// of that month.
///
/// @param year four digits
public record CardExpiry(int year, int month) {

    private static final int CENTURY = 100;
    private static final int FIRST_OF_1300S = 80;
    private static final int MONTHS = 12;

    public CardExpiry {
        Check.argument(month >= 1 && month <= MONTHS, "a year has twelve months");
    }

    /// Two digits each, in Latin digits; years 80 to 99 are 13xx, the others 14xx.
    public static Optional<CardExpiry> parse(String year, String month) {
        if (!year.matches("[0-9]{2}") || !month.matches("[0-9]{1,2}")) {
            return Optional.empty();
        }
        int yy = Integer.parseInt(year);
        int mm = Integer.parseInt(month);
        return mm >= 1 && mm <= MONTHS
                ? Optional.of(new CardExpiry((yy >= FIRST_OF_1300S ? 1300 : 1400) + yy, mm))
                : Optional.empty();
    }

    public boolean isPastOn(LocalDate day) {
        var calendar = new PersianCalendar(TimeZone.GMT_ZONE);
        calendar.setTimeInMillis(day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
        int thatYear = calendar.get(PersianCalendar.YEAR);
        int thatMonth = calendar.get(PersianCalendar.MONTH) + 1;
        return thatYear > year || thatYear == year && thatMonth > month;
    }

    /// Four digits as a switch takes them: `YYMM`.
    String wire() {
        return String.format(Locale.ROOT, "%02d%02d", year % CENTURY, month);
    }
}
