package ginko.cards;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The numbers by which a bank, the switch and the customer name one card transaction.
///
/// @param stan 1 to 999,999, once in a day
/// @param at when it was first sent
public record CardTrace(int stan, Instant at) {

    /// Six digits.
    public String stanText() {
        return String.format(Locale.ROOT, "%06d", stan);
    }

    /// Twelve digits: last digit of the year, day of the year and hour in UTC, trace number. The
    /// same in request, answer and reversal; customers know it as the tracking code.
    public String reference() {
        var utc = at.atOffset(ZoneOffset.UTC);
        return String.format(
                Locale.ROOT,
                "%d%03d%02d%06d",
                utc.getYear() % 10,
                utc.getDayOfYear(),
                utc.getHour(),
                stan);
    }

    /// Month, day and time of the transmission in UTC.
    String transmitted() {
        return DateTimeFormatter.ofPattern("MMddHHmmss", Locale.ROOT)
                .format(at.atOffset(ZoneOffset.UTC));
    }
}
