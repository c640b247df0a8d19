package ginko.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.identity.Browser.Answer;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.policy.SecretKind;
import ginko.policy.SignInFactor;
import ginko.testing.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/// The secrets of a company: who changes which, when it counts, and what a lock stops.
@TestPropertySource(properties = "ginko.profile=corporate-jp")
class CorporateSecretsTest extends SignInCase {

    private static final String CONFIRMATION = "/app/settings/secrets/confirmation-password";

    @Autowired Secrets secrets;

    @Override
    Browser browser() {
        Browser browser = super.browser();
        browser.cookies.put("ginko-language", "en");
        return browser;
    }

    private Login withConfirmation() {
        Login login = customer(SignInFactor.NONE);
        credentials.importSecret(
                login.id(), SecretKind.CONFIRMATION_PASSWORD, new Masked("kaze4821"), "t");
        return login;
    }

    @Test
    @Requirement({"OKB-33", "OKB-34", "OKB-35", "OKB-36", "OKB-37"})
    void theMasterChangesBothOthersOnlyTheirLoginPasswordAndPinsNeedPaper() {
        Login master = withConfirmation();
        Login general =
                logins.issue(new NewLogin(master.contract(), Language.EN, SignInFactor.NONE), "t");
        credentials.importPassword(general.id(), new Masked(PASSWORD), "t");
        Browser browser = signedIn(master);

        String settings = browser.get("/app/settings").text();
        assertThat(settings)
                .contains("You can change it here. A change counts from the next sign-in.")
                .contains("Only the master of the contract can change it here.")
                .contains("The bank changes it from a paper form.");
        assertThat(browser.get("/app/settings/secrets/pin").status()).isEqualTo(404);
        assertThat(browser.get("/app/settings/secrets/approval-pin").status()).isEqualTo(404);
        assertThat(browser.get(CONFIRMATION).text()).contains("A change counts at once.");
        Answer changed =
                browser.post(
                        CONFIRMATION,
                        "old",
                        "kaze4821",
                        "fresh",
                        "yama7395",
                        "repeated",
                        "yama7395");
        assertThat(changed.status()).isEqualTo(303);
        assertThat(check(master, SecretKind.CONFIRMATION_PASSWORD, "yama7395"))
                .isEqualTo(new SecretOutcome.Right());

        Browser other = signedIn(general);
        assertThat(other.get(CONFIRMATION).status()).isEqualTo(404);
        assertThat(other.get("/app/settings/password").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONFIRMATION_PASSWORD", "PIN", "APPROVAL_PIN"})
    @Requirement({"OKB-22", "OKB-23", "OKB-26", "OKB-27", "OKB-28", "OKB-29"})
    void fiveWrongEntriesInARowStopTheService(SecretKind kind) {
        Login login = customer(SignInFactor.NONE);
        String right = kind == SecretKind.CONFIRMATION_PASSWORD ? "kaze4821" : "7395";
        credentials.importSecret(login.id(), kind, new Masked(right), "staff:paper");
        Browser browser = signedIn(login);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 4; i++) {
                assertThat(check(login, kind, "0000")).isEqualTo(new SecretOutcome.Wrong(4 - i));
            }
            assertThat(check(login, kind, right)).isEqualTo(new SecretOutcome.Right());
        }
        for (int i = 0; i < 4; i++) {
            assertThat(check(login, kind, "0000")).isInstanceOf(SecretOutcome.Wrong.class);
        }

        assertThat(check(login, kind, "0000")).isEqualTo(new SecretOutcome.Locked());

        assertThat(browser.get("/app/settings").status()).isEqualTo(303);
        assertThat(signIn(browser(), login.name(), PASSWORD).status()).isEqualTo(422);
        assertThat(sms(phone(login)).getLast())
                .contains("access has been blocked after too many wrong entries")
                .contains("to protect your money")
                .contains("Ask your branch or call 0120-000-152");
    }

    private SecretOutcome check(Login login, SecretKind kind, String entry) {
        return secrets.check(login.id(), kind, new Masked(entry));
    }
}
