package ginko.notifications;

import ginko.kernel.CustomerId;
import ginko.kernel.Language;
import org.jspecify.annotations.Nullable;

/// A message to one address, finished in one language. Two messages with the same dedupe key are
/// the same message: the second is not stored.
public sealed interface OutboundMessage permits SmsMessage, MailMessage {

    /// Longest dedupe key, such as `code:<challenge>:1`.
    int MAX_DEDUPE_KEY = 120;

    /// Whose message page shows it; null for people who are not customers.
    @Nullable CustomerId customer();

    /// Names the event, so that a repeated event sends one message: `transfer-executed:<id>`.
    String dedupeKey();

    Language language();
}
