package ginko.notifications.transport;

import ginko.kernel.Language;
import ginko.kernel.Masked;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One claimed message.
///
/// @param id stable over retries; receivers recognise a repeated message by it
/// @param subject of a mail; null for SMS
/// @param attempt 1 for the first
public record OutgoingMessage(
        UUID id,
        String address,
        Language language,
        @Nullable String subject,
        Masked body,
        Instant expiresAt,
        int attempt) {

    /// Leaves out the address, which must not reach a log.
    @Override
    public String toString() {
        return "OutgoingMessage[" + id + "]";
    }
}
