package ginko.identity;

import com.ibm.icu.lang.UCharacter;
import ginko.kernel.Masked;
import ginko.policy.PasswordRule;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Decides whether a new password may be used. Pure. Passwords are never cut and their case is
/// never changed; every character counts as one, whatever its encoding.
final class PasswordPolicy {

    /// Names shorter than this occur in words by chance.
    private static final int NAME_MIN = 4;

    private final PasswordRule rule;
    private final Set<String> common;

    PasswordPolicy(PasswordRule rule, Set<String> common) {
        this.rule = rule;
        this.common = common;
    }

    Optional<PasswordRefusal> check(PasswordEntry entry, Login login, Set<String> personal) {
        if (!entry.fresh().equals(entry.repeated())) {
            return Optional.of(PasswordRefusal.PASSWORDS_DIFFER);
        }
        if (entry.fresh().equals(entry.old())) {
            return Optional.of(PasswordRefusal.PASSWORD_SAME_AS_OLD);
        }
        return check(entry.fresh(), login, personal);
    }

    private Optional<PasswordRefusal> check(Masked password, Login login, Set<String> personal) {
        String text = password.reveal();
        int length = text.codePointCount(0, text.length());
        if (length < rule.min()) {
            return Optional.of(PasswordRefusal.PASSWORD_TOO_SHORT);
        }
        if (length > rule.max() || text.length() > PasswordHashes.MAX_INPUT) {
            return Optional.of(PasswordRefusal.PASSWORD_TOO_LONG);
        }
        if (!text.codePoints().allMatch(this::isAllowed)) {
            return Optional.of(PasswordRefusal.PASSWORD_CHARACTERS);
        }
        String folded = UCharacter.foldCase(text, true);
        boolean containsName =
                Stream.of(login.name(), login.alias() == null ? "" : login.alias())
                        .map(name -> UCharacter.foldCase(name, true))
                        .anyMatch(name -> name.length() >= NAME_MIN && folded.contains(name));
        if (containsName) {
            return Optional.of(PasswordRefusal.PASSWORD_CONTAINS_LOGIN);
        }
        boolean isPersonal =
                personal.stream()
                        .anyMatch(word -> word.length() >= NAME_MIN && folded.contains(word));
        if (isPersonal) {
            return Optional.of(PasswordRefusal.PASSWORD_PERSONAL);
        }
        return common.contains(folded)
                ? Optional.of(PasswordRefusal.PASSWORD_TOO_COMMON)
                : Optional.empty();
    }

    private boolean isAllowed(int c) {
        return switch (rule.charset()) {
            case ANY -> !Character.isISOControl(c);
            case ALNUM -> c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || isDigit(c);
            case DIGITS -> isDigit(c);
        };
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
