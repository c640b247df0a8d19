package ginko.policy;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rules for codes sent by text message.
///
/// @param length digits of a code
/// @param lifetime from sending to the last moment it is accepted, unless the customer has chosen
///   another length
/// @param lifetimeChoices the lengths a customer may choose from; empty when he has no choice
/// @param resendAfter wait before another message can be asked for
/// @param maxSends messages for one operation, the first included
/// @param maxAttempts wrong codes that end the challenge
/// @param ceilings messages over all operations
public record CodeRules(
        int length,
        Duration lifetime,
        List<Duration> lifetimeChoices,
        Duration resendAfter,
        int maxSends,
        int maxAttempts,
        SendCeilings ceilings) {

    public CodeRules {
        lifetimeChoices = List.copyOf(lifetimeChoices);
    }

    /// The lifetime for somebody who chose a length, which counts only while the bank offers it.
    public Duration lifetime(@Nullable Duration chosen) {
        return chosen != null && lifetimeChoices.contains(chosen) ? chosen : lifetime;
    }
}
