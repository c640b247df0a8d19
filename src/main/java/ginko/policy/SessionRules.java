package ginko.policy;

import java.time.Duration;

/// How long a session lives.
///
/// @param idle without a request of the customer
/// @param warnBefore the customer is warned so long before the idle end
/// @param absolute however busy
public record SessionRules(Duration idle, Duration warnBefore, Duration absolute) {}
