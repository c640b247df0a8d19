package ginko.notifications;

import ginko.kernel.Language;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One message as its customer may read it again: secrets in the text are masked.
///
/// @param addressHint the end of the telephone number, or the mail address without its middle
/// @param subject of a mail; null for SMS
public record SentMessage(
        UUID id,
        Channel channel,
        String addressHint,
        @Nullable String subject,
        String text,
        Language language,
        DeliveryState state,
        Instant createdAt) {

    private static final int SHOWN = 4;

    /// `••4567` of a telephone number, `a••@bank.example` of a mail address.
    static String hint(String address) {
        var at = address.indexOf('@');
        if (at > 0) {
            return address.substring(0, 1) + "••" + address.substring(at);
        }
        return "••" + address.substring(Math.max(0, address.length() - SHOWN));
    }
}
