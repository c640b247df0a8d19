package ginko.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.identity.Browser.Answer;
import ginko.kernel.Masked;
import ginko.policy.SecretKind;
import ginko.testing.Requirement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What users of a company keep secret, share, change, mistype and forget.
class CompanySecretsTest extends CompanyCase {

    @Autowired Secrets secrets;

    private SecretOutcome check(Login login, SecretKind kind, String entry) {
        return secrets.check(login.id(), kind, new Masked(entry));
    }

    @Test
    @Requirement({"OKB-5", "OKB-6"})
    void everyUserHasHisOwnLoginSecretsAndAllShareThePins() {
        Company company = company();
        credentials.importSecret(
                company.general().id(),
                SecretKind.CONFIRMATION_PASSWORD,
                new Masked("umi72846"),
                "t");
        credentials.importSecret(
                company.master().id(), SecretKind.PIN, new Masked("7395"), "staff:paper");
        credentials.importSecret(
                company.master().id(), SecretKind.APPROVAL_PIN, new Masked("6284"), "staff:paper");

        assertThat(check(company.general(), SecretKind.CONFIRMATION_PASSWORD, "umi72846"))
                .isEqualTo(new SecretOutcome.Right());
        assertThat(check(company.master(), SecretKind.CONFIRMATION_PASSWORD, "umi72846"))
                .isInstanceOf(SecretOutcome.Wrong.class);
        for (Login user : List.of(company.master(), company.administrator(), company.general())) {
            assertThat(check(user, SecretKind.PIN, "7395")).isEqualTo(new SecretOutcome.Right());
            assertThat(check(user, SecretKind.APPROVAL_PIN, "6284"))
                    .isEqualTo(new SecretOutcome.Right());
        }
        assertThat(signedIn(company.general()).get("/app/passwords").text())
                .contains("Login password Set on", "Confirmation password Set on", "PIN Set on");
    }

    @Test
    @Requirement({"OKB-26", "OKB-27", "OKB-28"})
    void aUsedUpPinStopsAllUsersOfTheContractWhoeverGuessed() {
        Company company = company();
        credentials.importSecret(
                company.master().id(), SecretKind.PIN, new Masked("7395"), "staff:paper");
        for (int i = 0; i < 4; i++) {
            assertThat(
                            check(
                                    i % 2 == 0 ? company.general() : company.administrator(),
                                    SecretKind.PIN,
                                    "0000"))
                    .isEqualTo(new SecretOutcome.Wrong(4 - i));
        }

        assertThat(check(company.general(), SecretKind.PIN, "0000"))
                .isEqualTo(new SecretOutcome.Locked());

        assertThat(logins.ofContract(company.master().contract()))
                .allMatch(user -> user.state() == LoginState.BLOCKED);
        assertThat(signIn(browser(), company.master().name(), PASSWORD).status()).isEqualTo(422);
        assertThat(sms(own(company.administrator())).getLast())
                .contains("(PIN)", "Ask your branch or call 0120-000-152");
    }

    @Test
    @Requirement({"OKB-21", "OKB-23", "OKB-29"})
    void fiveWrongLoginPasswordsInARowStopTheUserButNotHisColleagues() {
        Company company = company();
        Login general = company.general();
        Browser browser = browser();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 4; i++) {
                assertThat(signIn(browser, general.name(), "wrong").status()).isEqualTo(422);
                clock.advance(Duration.ofMinutes(20));
            }
            assertThat(signIn(browser, general.name(), PASSWORD).location()).isEqualTo("/app");
            look(browser, "/app");
            browser.post("/logout");
        }
        for (int i = 0; i < 5; i++) {
            assertThat(signIn(browser, general.name(), "wrong").status()).isEqualTo(422);
            clock.advance(Duration.ofMinutes(20));
        }

        Answer refused = signIn(browser, general.name(), PASSWORD);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("5 wrong entries in a row block access.");
        assertThat(sms(own(general)).getLast())
                .contains("Login password", "to protect your money", "Ask your branch");
        assertThat(signIn(browser(), company.master().name(), PASSWORD).location())
                .isEqualTo("/app");
    }

    @Test
    @Requirement({"OKB-32", "OKB-33", "OKB-34", "OKB-35", "OKB-36", "OKB-37"})
    void theMenuLeadsToThePasswordsEachUserMayChange() {
        Company company = company();
        Browser master = signedIn(company.master());
        Browser general = signedIn(company.general());

        assertThat(general.get("/app").page().select("nav a[href=/app/passwords]").text())
                .isEqualTo("Change passwords");
        Answer ofMaster = master.get("/app/passwords");
        Answer ofGeneral = general.get("/app/passwords");

        assertThat(ofMaster.page().select("dd.change a").eachAttr("href"))
                .containsExactly(
                        "/app/settings/password", "/app/settings/secrets/confirmation-password");
        assertThat(ofGeneral.page().select("dd.change a").eachAttr("href"))
                .containsExactly("/app/settings/password");
        assertThat(ofGeneral.text())
                .contains("A change counts from the next sign-in.")
                .contains("A change counts at once.")
                .contains("The bank changes it from a paper form.");
    }

    @Test
    @Requirement({"OKB-3", "OKB-7", "OKB-8", "OKB-9", "OKB-10", "OKB-11", "OKB-12", "OKB-15"})
    void theWayBackToAForgottenSecretDependsOnWhoElseLooksAfterTheUsers() {
        Company company = company();
        Browser master = signedIn(company.master());

        assertThat(master.get("/app/passwords/forgotten").text())
                .contains("Hanako Hayashi")
                .contains("Login ID Ask an administrator.")
                .contains("Login password Have an administrator register it anew")
                .contains("PIN It cannot be changed on line. Hand in the bank’s form for PINs.")
                .doesNotContain("cancel the contract");
        assertThat(signedIn(company.general()).get("/app/passwords/forgotten").text())
                .contains("Login ID Ask the master or an administrator.")
                .contains("Have the master or an administrator register it anew");
        Browser browser = open(company.master());
        String page = USERS + "/" + company.administrator().id() + "/make-general";
        look(browser, page);
        browser.post(page, "confirmation", CONFIRMATION);

        assertThat(master.get("/app/passwords/forgotten").text())
                .contains("Your contract has no administrator at present.")
                .contains("cancel the contract and apply for a new one")
                .contains("Hand in the bank’s form for registering passwords anew.")
                .doesNotContain("Ask an administrator");
    }

    @Test
    @Requirement({"OKB-3", "OKB-7", "OKB-9", "OKB-10", "OKB-11", "OKB-15"})
    void whoCannotSignInReadsAllWaysBack() {
        String help = browser().get("/login/help").text();

        assertThat(help)
                .contains(
                        "Master, and your company has an administrator Login ID Ask an administrator.")
                .contains(
                        "Master, and your company has no administrator Login ID Nobody can look it up.")
                .contains(
                        "Administrator or general user Login ID Ask the master or an administrator.")
                .contains("Hand in the bank’s form for registering passwords anew.")
                .contains("Please ask your branch or the telephone centre.");
    }
}
