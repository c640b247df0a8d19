package ginko.policy;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How long a session lives.
///
/// @param idle without a request of the customer, unless he has chosen another length
/// @param idleChoices the lengths a customer may choose from; empty when he has no choice
/// @param warnBefore the customer is warned so long before the idle end
/// @param absolute however busy
public record SessionRules(
        Duration idle, List<Duration> idleChoices, Duration warnBefore, Duration absolute) {

    public SessionRules {
        idleChoices = List.copyOf(idleChoices);
    }

    /// The idle time of somebody who chose a length, which counts only while the bank offers it.
    public Duration idle(@Nullable Duration chosen) {
        return chosen != null && idleChoices.contains(chosen) ? chosen : idle;
    }
}
