package ginko.policy.reader;

import ginko.policy.LoginLock;
import ginko.policy.PasswordCharset;
import ginko.policy.PasswordRule;
import ginko.policy.SecretChanger;
import ginko.policy.SecretEffect;
import ginko.policy.SecretKind;
import ginko.policy.SecretRule;
import ginko.policy.SecretRules;
import ginko.policy.SecretStop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the section `secrets`: the table of secrets, the temporary password, the login of the
/// customer's own.
final class SecretsReader {

    private enum LockKind {
        PERMANENT,
        TEMPORARY
    }

    private SecretsReader() {}

    static @Nullable SecretRules read(Section section) {
        List<SecretRule> kinds = kinds(section);
        int length = Values.integer(section, "temporary-password-length", 8, 32);
        Duration lifetime =
                Values.duration(
                        section,
                        "temporary-password-lifetime",
                        Duration.ofMinutes(10),
                        Duration.ofDays(30));
        Section alias = section.section("alias");
        int aliasMin = Values.integer(alias, "min", 3, 64);
        int aliasMax = Values.integer(alias, "max", 3, 64);
        if (alias.end()) {
            alias.require(aliasMin <= aliasMax, "max", "is below min");
        }
        return section.end() ? new SecretRules(kinds, length, lifetime, aliasMin, aliasMax) : null;
    }

    private static List<SecretRule> kinds(Section section) {
        List<SecretRule> rules = new ArrayList<>();
        Set<SecretKind> seen = EnumSet.noneOf(SecretKind.class);
        for (Section row : section.sections("kinds")) {
            SecretRule rule = rule(row);
            if (row.end()) {
                row.require(seen.add(rule.kind()), "kind", "is listed twice");
                rules.add(rule);
            }
        }
        section.require(
                seen.contains(SecretKind.LOGIN_PASSWORD) || !section.clean(),
                "kinds",
                "there is no row for LOGIN_PASSWORD");
        return rules;
    }

    private static SecretRule rule(Section row) {
        int min = Values.integer(row, "min", 1, 128);
        int max = Values.integer(row, "max", 1, 128);
        PasswordCharset charset = Values.constant(row, "charset", PasswordCharset.class);
        row.require(min <= max, "max", "is below min");
        return new SecretRule(
                Values.constant(row, "kind", SecretKind.class),
                new PasswordRule(min, Math.max(min, max), charset),
                Values.constant(row, "changed-by", SecretChanger.class),
                Values.constant(row, "takes-effect", SecretEffect.class),
                Values.integer(row, "tries", 1, 100),
                Values.constant(row, "stops", SecretStop.class),
                lock(row));
    }

    private static LoginLock lock(Section row) {
        LockKind kind = Values.constant(row, "lock", LockKind.class);
        boolean lasts = row.optional("lock-lasts");
        return switch (kind) {
            case PERMANENT -> {
                row.require(!lasts, "lock-lasts", "a permanent lock has no end");
                yield new LoginLock.Permanent();
            }
            case TEMPORARY ->
                    new LoginLock.Temporary(
                            Values.duration(
                                    row, "lock-lasts", Duration.ofMinutes(1), Duration.ofDays(7)));
        };
    }
}
