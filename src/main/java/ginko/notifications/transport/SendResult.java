package ginko.notifications.transport;

import java.util.List;

/// What the other side said. Reasons are short constants without personal data.
public sealed interface SendResult {

    /// Taken over. SMS: one id a part, by which receipts come back.
    record Accepted(List<String> providerIds) implements SendResult {
        public Accepted {
            providerIds = List.copyOf(providerIds);
        }
    }

    /// Refused for good: this message can never be sent.
    record Rejected(String reason) implements SendResult {}

    /// Refused for now; only this message waits.
    record Later(String reason) implements SendResult {}

    /// No answer: it may or may not have been taken over.
    record Unknown(String reason) implements SendResult {}

    /// The other side asks for a pause (SMPP status 0x58 and 0x14); all messages wait.
    record Throttled(String reason) implements SendResult {}

    /// Not sent, since there is no connection; all messages wait.
    record Unavailable(String reason) implements SendResult {}
}
