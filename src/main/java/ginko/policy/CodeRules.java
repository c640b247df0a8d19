package ginko.policy;

import java.time.Duration;

/// Rules for codes sent by text message.
///
/// @param length digits of a code
/// @param lifetime from sending to the last moment it is accepted
/// @param resendAfter wait before another message can be asked for
/// @param maxSends messages for one operation, the first included
/// @param maxAttempts wrong codes that end the challenge
public record CodeRules(
        int length, Duration lifetime, Duration resendAfter, int maxSends, int maxAttempts) {}
