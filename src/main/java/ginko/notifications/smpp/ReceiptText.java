package ginko.notifications.smpp;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The customary text of a delivery receipt: `id:… sub:001 dlvrd:001 submit date:… done date:…
/// stat:DELIVRD err:000 text:…`. The form is a convention, so only id and state are required, in
/// any order and case.
///
/// @param doneAt local time of the centre, when given
record ReceiptText(String id, String state, @Nullable LocalDateTime doneAt) {

    private static final Pattern ID = Pattern.compile("(?i)\\bid:\\s*([^\\s:]{1,65})");
    private static final Pattern STATE = Pattern.compile("(?i)\\bstat:\\s*([A-Za-z]{4,12})");
    private static final Pattern DONE = Pattern.compile("(?i)\\bdone date:\\s*(\\d{10})");
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuMMddHHmm", Locale.ROOT);

    static Optional<ReceiptText> parse(String text) {
        // The customer's own text follows "text:" and may look like anything.
        var ownText = text.toLowerCase(Locale.ROOT).indexOf("text:");
        var head = ownText < 0 ? text : text.substring(0, ownText);
        var id = ID.matcher(head);
        var state = STATE.matcher(head);
        if (!id.find() || !state.find()) {
            return Optional.empty();
        }
        return Optional.of(
                new ReceiptText(id.group(1), state.group(1).toUpperCase(Locale.ROOT), done(head)));
    }

    private static @Nullable LocalDateTime done(String head) {
        var done = DONE.matcher(head);
        if (!done.find()) {
            return null;
        }
        try {
            return LocalDateTime.parse(done.group(1), MINUTES);
        } catch (DateTimeException notATime) {
            return null;
        }
    }
}
