package ginko.notifications;

import ginko.notifications.transport.BackOff;
import ginko.notifications.transport.OutgoingMessage;
import ginko.notifications.transport.SendResult;
import ginko.notifications.transport.SendResult.Accepted;
import ginko.notifications.transport.SendResult.Later;
import ginko.notifications.transport.SendResult.Rejected;
import ginko.notifications.transport.SendResult.Throttled;
import ginko.notifications.transport.SendResult.Unavailable;
import ginko.notifications.transport.SendResult.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Decides what follows an attempt. A message is tried until it expires; attempts that never
/// reached the other side are not counted.
final class RetryRules {

    static final int CODE = 0;

    /// A message that makes the sender fail is not tried for ever.
    private static final int MAX_FAULTS = 5;

    /// A code whose fate is unknown is sent again with the same text, but not to annoyance.
    private static final int MAX_UNKNOWN_CODES = 3;

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final BackOff CODES = new BackOff(FIRST, Duration.ofSeconds(10));
    private static final BackOff NOTICES = new BackOff(FIRST, Duration.ofMinutes(15));

    private RetryRules() {}

    /// The row after the attempt.
    ///
    /// @param failure short reason without personal data; null after success
    record Next(
            DeliveryState state, Instant nextAttemptAt, int attempts, @Nullable String failure) {}

    static Next after(
            SendResult result,
            OutgoingMessage message,
            int priority,
            Instant now,
            RandomGenerator random) {
        return switch (result) {
            case Accepted _ -> new Next(DeliveryState.SENT, now, message.attempt(), null);
            case Rejected(var reason) ->
                    new Next(DeliveryState.FAILED, now, message.attempt(), reason);
            case Later(var reason) -> again(message, priority, now, reason, random);
            case Unknown(var reason) ->
                    priority == CODE && message.attempt() >= MAX_UNKNOWN_CODES
                            ? new Next(DeliveryState.FAILED, now, message.attempt(), reason)
                            : again(message, priority, now, reason, random);
            case Throttled(var reason) -> notCounted(message, now, reason);
            case Unavailable(var reason) -> notCounted(message, now, reason);
        };
    }

    /// After an exception of the transport: a message nobody can handle.
    static Next afterFault(
            OutgoingMessage message, int priority, Instant now, RandomGenerator random) {
        return message.attempt() >= MAX_FAULTS
                ? new Next(DeliveryState.FAILED, now, message.attempt(), "fault")
                : again(message, priority, now, "fault", random);
    }

    private static Next notCounted(OutgoingMessage message, Instant now, String reason) {
        return new Next(DeliveryState.QUEUED, now, message.attempt() - 1, reason);
    }

    private static Next again(
            OutgoingMessage message,
            int priority,
            Instant now,
            String reason,
            RandomGenerator random) {
        var pauses = priority == CODE ? CODES : NOTICES;
        var next = now.plus(pauses.after(message.attempt(), random));
        return next.isBefore(message.expiresAt())
                ? new Next(DeliveryState.QUEUED, next, message.attempt(), reason)
                : new Next(DeliveryState.EXPIRED, now, message.attempt(), reason);
    }
}
