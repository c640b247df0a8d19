package ginko.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.kernel.ContractId;
import ginko.kernel.CustomerId;
import ginko.kernel.Language;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.kernel.ServerKeys;
import ginko.policy.PasswordCharset;
import ginko.policy.PasswordRule;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordPolicyTest {

    private static final Login LOGIN =
            new Login(
                    LoginId.next(),
                    CustomerId.next(),
                    ContractId.next(),
                    "kd4829375",
                    "Olena.Alias",
                    Language.EN,
                    LoginState.ACTIVE,
                    null,
                    null);

    private final PasswordPolicy policy =
            new PasswordPolicy(
                    new PasswordRule(8, 64, PasswordCharset.ANY), CommonPasswords.load());

    @Test
    void namesTheFirstRuleThatIsBroken() {
        assertThat(check("old", "abc", "abd")).contains(PasswordRefusal.PASSWORDS_DIFFER);
        assertThat(check("same", "same", "same")).contains(PasswordRefusal.PASSWORD_SAME_AS_OLD);
        assertThat(check("old", "short")).contains(PasswordRefusal.PASSWORD_TOO_SHORT);
        assertThat(check("old", "x".repeat(65))).contains(PasswordRefusal.PASSWORD_TOO_LONG);
        assertThat(check("old", "tab\tinside it")).contains(PasswordRefusal.PASSWORD_CHARACTERS);
        assertThat(check("old", "my KD4829375")).contains(PasswordRefusal.PASSWORD_CONTAINS_LOGIN);
        assertThat(check("old", "olena.ALIAS7")).contains(PasswordRefusal.PASSWORD_CONTAINS_LOGIN);
        assertThat(check("old", "Password123")).contains(PasswordRefusal.PASSWORD_TOO_COMMON);
        assertThat(check("old", "тиха ніч над містом")).isEmpty();
    }

    @Test
    void alphanumericBanksTakeOnlyLettersAndDigits() {
        var strict =
                new PasswordPolicy(
                        new PasswordRule(6, 12, PasswordCharset.ALNUM), CommonPasswords.load());

        assertThat(strict.check(entry("old", "kaze 4821", "kaze 4821"), LOGIN))
                .contains(PasswordRefusal.PASSWORD_CHARACTERS);
        assertThat(strict.check(entry("old", "kaze4821", "kaze4821"), LOGIN)).isEmpty();
    }

    @Test
    void hashesArePepperedSaltedAndIndependentOfTheWayOfTyping() {
        var hashes = new PasswordHashes(ServerKeys.ofHex("11".repeat(32)));
        var others = new PasswordHashes(ServerKeys.ofHex("22".repeat(32)));
        String hash = hashes.hash(new Masked("caf\u00e9 au lait"));

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hashes.hash(new Masked("caf\u00e9 au lait"))).isNotEqualTo(hash);
        assertThat(hashes.matches(new Masked("cafe\u0301 au lait"), hash)).isTrue();
        assertThat(hashes.matches(new Masked("cafe au lait"), hash)).isFalse();
        assertThat(others.matches(new Masked("caf\u00e9 au lait"), hash)).isFalse();
    }

    private Optional<PasswordRefusal> check(String old, String fresh) {
        return check(old, fresh, fresh);
    }

    private Optional<PasswordRefusal> check(String old, String fresh, String repeated) {
        return policy.check(entry(old, fresh, repeated), LOGIN);
    }

    private static PasswordEntry entry(String old, String fresh, String repeated) {
        return new PasswordEntry(new Masked(old), new Masked(fresh), new Masked(repeated));
    }
}
