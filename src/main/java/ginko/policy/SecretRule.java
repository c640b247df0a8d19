package ginko.policy;

import ginko.kernel.Check;

/// What a bank demands of one kind of secret.
///
/// @param tries wrong entries in a row that use it up; the last one locks
/// @param stops what the lock stops
/// @param lock how long
public record SecretRule(
        SecretKind kind,
        PasswordRule form,
        SecretChanger changedBy,
        SecretEffect takesEffect,
        int tries,
        SecretStop stops,
        LoginLock lock) {

    public SecretRule {
        Check.argument(tries > 0, "at least one try");
    }
}
