package ginko.ledger;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/// A place between two lines of a statement: the booking date and the number of the posting within
/// its account. Its text form travels in addresses.
public record StatementCursor(LocalDate bookingDate, long accountSeq) {

    private static final int DATE_LENGTH = 10;
    private static final int MAX_LENGTH = 30;

    /// The cursor of a text from an address; empty when nobody could have been given it.
    public static Optional<StatementCursor> parse(String text) {
        if (text.length() <= DATE_LENGTH + 1
                || text.length() > MAX_LENGTH
                || text.charAt(DATE_LENGTH) != '.') {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.parse(text.substring(0, DATE_LENGTH));
            long seq = Long.parseLong(text.substring(DATE_LENGTH + 1));
            return seq > 0 && date.getYear() > 0
                    ? Optional.of(new StatementCursor(date, seq))
                    : Optional.empty();
        } catch (DateTimeException | NumberFormatException notACursor) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return bookingDate + "." + accountSeq;
    }
}
