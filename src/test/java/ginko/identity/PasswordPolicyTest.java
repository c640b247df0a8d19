package ginko.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ginko.kernel.ContractId;
import ginko.kernel.CustomerId;
import ginko.kernel.Language;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.kernel.ServerKeys;
import ginko.policy.PasswordCharset;
import ginko.policy.PasswordRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
                    null,
                    ContractUser.of(UserKind.MASTER));

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
        assertThat(check("old", "on 19900603")).contains(PasswordRefusal.PASSWORD_PERSONAL);
        assertThat(check("old", "тиха ніч над містом")).isEmpty();
    }

    @Test
    void alphanumericBanksTakeOnlyLettersAndDigits() {
        var strict =
                new PasswordPolicy(
                        new PasswordRule(6, 12, PasswordCharset.ALNUM), CommonPasswords.load());

        assertThat(strict.check(entry("old", "kaze 4821", "kaze 4821"), LOGIN, Set.of()))
                .contains(PasswordRefusal.PASSWORD_CHARACTERS);
        assertThat(strict.check(entry("old", "kaze4821", "kaze4821"), LOGIN, Set.of())).isEmpty();
    }

    @Test
    void hashesArePepperedSaltedAndIndependentOfTheWayOfTyping() {
        var hashes = new PasswordHashes(ServerKeys.ofHex("11".repeat(32)), HashCost.USUAL);
        var others = new PasswordHashes(ServerKeys.ofHex("22".repeat(32)), HashCost.USUAL);
        String hash = hashes.hash(new Masked("caf\u00e9 au lait"));

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hashes.hash(new Masked("caf\u00e9 au lait"))).isNotEqualTo(hash);
        assertThat(hashes.matches(new Masked("cafe\u0301 au lait"), hash)).isTrue();
        assertThat(hashes.matches(new Masked("cafe au lait"), hash)).isFalse();
        assertThat(others.matches(new Masked("caf\u00e9 au lait"), hash)).isFalse();
    }

    @Test
    void machineCodeAndJavaGiveTheSameAnswers() {
        Argon2 fast = NativeArgon2.load(HashCost.USUAL).orElseThrow();
        Argon2 slow = new JavaArgon2(HashCost.USUAL);

        for (String text : List.of("a", "パスワード", "x".repeat(300))) {
            assertThat(slow.matches(text, fast.hash(text))).isTrue();
            assertThat(fast.matches(text, slow.hash(text))).isTrue();
            assertThat(fast.matches(text + "!", slow.hash(text))).isFalse();
        }
        assertThat(fast.matches("a", "$argon2id$v=19$broken")).isFalse();
    }

    @Test
    void aHashCheaperThanTheStandardIsRefused() {
        assertThat(new HashCost(7_168, 5).passes()).isEqualTo(5);
        assertThatThrownBy(() -> new HashCost(7_168, 4))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HashCost(65_536, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void answersAreComparedInOneWayOfWriting() {
        assertThat(normal("  トウキョウ　タワー ")).isEqualTo(normal("とうきょうたわー"));
        assertThat(normal("ＡＢｃ１２")).isEqualTo(normal("abc12"));
        assertThat(normal("ﾄｳｷｮｳ")).isEqualTo(normal("とうきょう"));
        assertThat(normal("東京")).isNotEqualTo(normal("京都"));
    }

    private static String normal(String answer) {
        return SecretAnswer.normal(new Masked(answer)).reveal();
    }

    private Optional<PasswordRefusal> check(String old, String fresh) {
        return check(old, fresh, fresh);
    }

    private Optional<PasswordRefusal> check(String old, String fresh, String repeated) {
        return policy.check(entry(old, fresh, repeated), LOGIN, Set.of("19900603"));
    }

    private static PasswordEntry entry(String old, String fresh, String repeated) {
        return new PasswordEntry(new Masked(old), new Masked(fresh), new Masked(repeated));
    }
}
