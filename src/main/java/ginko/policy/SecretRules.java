package ginko.policy;

import ginko.kernel.Check;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Rules for what a customer knows: the table of secrets this bank uses, the temporary password,
/// and the form of a login of his own.
///
/// @param kinds one rule a kind; what is not listed is not used
/// @param temporaryPasswordLength characters of a password made by the bank
/// @param temporaryPasswordLifetime how long it can be used, once
/// @param aliasMin fewest characters of a login chosen by the customer
public record SecretRules(
        List<SecretRule> kinds,
        int temporaryPasswordLength,
        Duration temporaryPasswordLifetime,
        int aliasMin,
        int aliasMax) {

    public SecretRules {
        kinds = List.copyOf(kinds);
        Check.argument(aliasMin <= aliasMax, "the shortest alias is not longer than the longest");
        Check.argument(
                kinds.stream().anyMatch(rule -> rule.kind() == SecretKind.LOGIN_PASSWORD),
                "a bank has a login password");
    }

    /// The rule of a kind; empty when the bank does not use it.
    public Optional<SecretRule> rule(SecretKind kind) {
        return kinds.stream().filter(rule -> rule.kind() == kind).findFirst();
    }

    /// The rule of the login password.
    public SecretRule login() {
        return rule(SecretKind.LOGIN_PASSWORD).orElseThrow();
    }

    /// Wrong sign-ins in a row that lock the login; the last one locks.
    public int loginFailures() {
        return login().tries();
    }

    public LoginLock lock() {
        return login().lock();
    }

    /// The form of a login password.
    public PasswordRule password() {
        return login().form();
    }
}
