package ginko.notifications;

import ginko.kernel.Check;
import ginko.kernel.CustomerId;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A text message to a telephone. The text may hold a one-time code; it is erased from the database
/// as soon as it is sent, and `maskedText` is what stays for the customer's page and the staff.
///
/// @param phone E.164 with the plus sign: `+380501234567`
/// @param text at most 670 UTF-16 units, which is ten parts in UCS-2
/// @param expiresAt end of life of the code in the text; the message is not sent afterwards, and
///   messages that expire outrank all others. Null for notices, which are tried for a day
public record SmsMessage(
        @Nullable CustomerId customer,
        String phone,
        Masked text,
        String maskedText,
        @Nullable Instant expiresAt,
        String dedupeKey,
        Language language)
        implements OutboundMessage {

    static final int MAX_TEXT = 670;

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{5,14}");

    public SmsMessage {
        Check.argument(E164.matcher(phone).matches(), "phone must be E.164 with a plus sign");
        Check.argument(
                !text.reveal().isEmpty() && text.reveal().length() <= MAX_TEXT,
                "an SMS has 1 to 670 characters");
        Check.argument(maskedText.length() <= MAX_TEXT, "masked text is too long");
        Check.argument(
                !dedupeKey.isBlank() && dedupeKey.length() <= MAX_DEDUPE_KEY,
                "dedupe key has 1 to 120 characters");
    }

    /// Leaves out text and telephone, which must not reach a log.
    @Override
    public String toString() {
        return "SmsMessage[" + dedupeKey + "]";
    }
}
