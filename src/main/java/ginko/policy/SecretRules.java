package ginko.policy;

import ginko.kernel.Check;
import java.time.Duration;

/// Rules for what a customer signs in with.
///
/// @param loginFailures wrong sign-ins in a row that lock the login; the last one locks
/// @param temporaryPasswordLength characters of a password made by the bank
/// @param temporaryPasswordLifetime how long it can be used, once
/// @param aliasMin fewest characters of a login chosen by the customer
public record SecretRules(
        int loginFailures,
        LoginLock lock,
        PasswordRule password,
        int temporaryPasswordLength,
        Duration temporaryPasswordLifetime,
        int aliasMin,
        int aliasMax) {

    public SecretRules {
        Check.argument(loginFailures > 0, "at least one try");
        Check.argument(aliasMin <= aliasMax, "the shortest alias is not longer than the longest");
    }
}
