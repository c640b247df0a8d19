package ginko.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import ginko.identity.Browser.Answer;
import ginko.kernel.Masked;
import ginko.policy.SecretKind;
import ginko.policy.SignInFactor;
import ginko.testing.Requirement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/// The users of a company: who looks after whom, with which proof, and where secrets go.
class ContractUsersTest extends CompanyCase {

    @Autowired Secrets secrets;

    @CanIgnoreReturnValue
    private Answer act(Browser browser, Login user, UserAct act, String... more) {
        String page = USERS + "/" + user.id() + "/" + act.tag();
        assertThat(browser.get(page).status()).isEqualTo(200);
        List<String> fields = new ArrayList<>(List.of("confirmation", CONFIRMATION));
        fields.addAll(List.of(more));
        return browser.post(page, fields.toArray(String[]::new));
    }

    private List<String> events(Login subject) {
        return jdbc.sql(
                        """
                        select kind || ' ' || actor as event
                          from audit.event
                         where subject_id in (:login, :contract)
                         order by id
                        """)
                .param("login", subject.id().value())
                .param("contract", subject.contract().value())
                .query((row, number) -> row.getString("event"))
                .list();
    }

    private Login now(Login login) {
        return logins.find(login.id()).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(names = {"MASTER", "ADMINISTRATOR"})
    @Requirement({"OKB-2", "OKB-4", "OKB-7", "OKB-11", "OKB-13", "OKB-49"})
    void mastersAndAdministratorsFindEveryLoginBehindTheirConfirmationPassword(UserKind kind) {
        Company company = company();
        Login actor = company.of(kind);
        Browser browser = signedIn(actor);

        assertThat(browser.get("/app").page().select("nav a[href=/app/admin]").text())
                .isEqualTo("Administration");
        assertThat(browser.get("/app/admin").page().select("main a[href=/app/admin/people]").text())
                .isEqualTo("User management");
        assertThat(
                        browser.get("/app/admin/people")
                                .page()
                                .select("main a[href=" + USERS + "]")
                                .text())
                .isEqualTo("Users and their details");
        String closed = browser.get(USERS).text();
        assertThat(closed).doesNotContain(company.general().name(), "Jiro Mori");
        Answer wrong = browser.post(USERS + "/open", "confirmation", "yama1111");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("4 more tries are left.");
        assertThat(browser.get(USERS).text()).doesNotContain(company.general().name());
        browser.post(USERS + "/open", "confirmation", CONFIRMATION);

        String list = browser.get(USERS).text();

        assertThat(list)
                .contains(company.master().name())
                .contains("Hanako Hayashi", company.administrator().name())
                .contains("Jiro Mori", company.general().name())
                .contains("Master", "Administrator", "General user");
        assertThat(events(actor)).contains("USERS_SHOWN login:" + actor.id());
        clock.advance(ContractUsers.OPEN);
        assertThat(browser.get(USERS).text()).doesNotContain(company.general().name());
    }

    @Test
    void aPersonHasNoUsersAndAGeneralUserSeesNothingOfThem() {
        Browser person = signedIn(customer(SignInFactor.NONE));
        assertThat(person.get("/app").page().select("nav a[href=/app/admin]")).isEmpty();
        assertThat(person.get(USERS).status()).isEqualTo(404);
        Browser general = signedIn(company().general());
        assertThat(general.get("/app").page().select("nav a[href=/app/admin]")).isEmpty();
        assertThat(general.get(USERS).status()).isEqualTo(404);
    }

    @Test
    @Requirement({"OKB-8", "OKB-12", "OKB-14", "OKB-49"})
    void anAdministratorHasTheMastersPasswordsRegisteredAnewAndNeverSeesThem() {
        Company company = company();
        Login master = company.master();
        Browser before = signedIn(master);
        Browser browser = open(company.administrator());

        Answer login = act(browser, master, UserAct.LOGIN_PASSWORD);
        assertThat(login.location()).endsWith("?done=login-password");
        String password = sent(master);
        Answer confirmation = act(browser, master, UserAct.CONFIRMATION_PASSWORD);
        String second = sent(master);

        assertThat(second).isNotEqualTo(password);
        assertThat(login.body() + confirmation.body()).doesNotContain(password, second);
        assertThat(browser.get(confirmation.location()).body()).doesNotContain(password, second);
        assertThat(sms(own(company.administrator()))).isEmpty();
        assertThat(before.get("/app").status()).isEqualTo(303);
        assertThat(events(master))
                .contains(
                        "USER_PASSWORD_REGISTERED login:" + company.administrator().id(),
                        "USER_CONFIRMATION_REGISTERED login:" + company.administrator().id());
        Browser again = browser();
        assertThat(signIn(again, master.name(), PASSWORD).status()).isEqualTo(422);
        assertThat(signIn(again, master.name(), password).location()).isEqualTo("/login/password");
        look(again, "/login/password");
        again.post(
                "/login/password", "old", password, "fresh", "tori5839x", "repeated", "tori5839x");
        assertThat(again.get("/app").status()).isEqualTo(200);
        assertThat(check(master, second)).isEqualTo(new SecretOutcome.NotSet());
        String page = "/app/settings/secrets/confirmation-password";
        look(again, page);
        assertThat(
                        again.post(page, "old", second, "fresh", "umi72846", "repeated", "umi72846")
                                .status())
                .isEqualTo(303);
        assertThat(check(master, "umi72846")).isEqualTo(new SecretOutcome.Right());
    }

    @Test
    @Requirement("OKB-12")
    void aGeneralUserReplacesTheTemporaryConfirmationPasswordOnceAndOnlyOnce() {
        Company company = company();
        Browser browser = open(company.master());
        act(browser, company.general(), UserAct.CONFIRMATION_PASSWORD);
        String temporary = sent(company.general());
        Browser general = signedIn(company.general());
        String page = "/app/settings/secrets/confirmation-password";

        assertThat(general.get(page).status()).isEqualTo(200);
        general.post(page, "old", temporary, "fresh", "umi72846", "repeated", "umi72846");

        assertThat(check(company.general(), "umi72846")).isEqualTo(new SecretOutcome.Right());
        assertThat(general.get(page).status()).isEqualTo(404);
    }

    @Test
    @Requirement("OKB-2")
    void anAddedUserGetsHisPasswordsOnHisOwnTelephone() {
        Company company = company();
        Browser browser = open(company.master());
        assertThat(browser.get(USERS + "/new").text()).doesNotContain("Master");

        Answer added =
                browser.post(
                        USERS,
                        "kind",
                        "ADMINISTRATOR",
                        "name",
                        "Saburo Kawa",
                        "phone",
                        "090-8765-4321",
                        "mail",
                        "kawa@mail.example",
                        "confirmation",
                        CONFIRMATION);

        assertThat(added.location()).isEqualTo(USERS + "?done=added");
        Login user =
                logins.ofContract(company.master().contract()).stream()
                        .filter(each -> "Saburo Kawa".equals(each.user().name()))
                        .findFirst()
                        .orElseThrow();
        assertThat(user.user().kind()).isEqualTo(UserKind.ADMINISTRATOR);
        List<String> received = sms("+819087654321");
        assertThat(received).hasSize(2);
        assertThat(received.getFirst()).contains("temporary password");
        assertThat(received.getLast()).contains("temporary confirmation password");
        Browser own = browser();
        assertThat(signIn(own, user.name(), sent(received.getFirst())).location())
                .isEqualTo("/login/code");
        assertThat(sms("+819087654321")).hasSize(3);
        assertThat(events(user)).contains("USER_ADDED login:" + company.master().id());
    }

    @Test
    void refusesAUserWhoCannotBeReachedAndAWrongConfirmation() {
        Company company = company();
        Browser browser = open(company.master());
        look(browser, USERS + "/new");

        Answer phone = add(browser, "Saburo Kawa", "12", "kawa@mail.example", CONFIRMATION);
        Answer mail = add(browser, "Saburo Kawa", "090-8765-4321", "kawa", CONFIRMATION);
        Answer name = add(browser, " ", "090-8765-4321", "kawa@mail.example", CONFIRMATION);
        Answer proof = add(browser, "Saburo", "090-8765-4321", "kawa@mail.example", "yama1111");

        assertThat(List.of(phone, mail, name, proof)).allMatch(answer -> answer.status() == 422);
        assertThat(phone.page().select("#phone-error")).hasSize(1);
        assertThat(mail.page().select("#mail-error")).hasSize(1);
        assertThat(name.page().select("#name-error")).hasSize(1);
        assertThat(proof.page().select("#confirmation-error")).hasSize(1);
        assertThat(logins.ofContract(company.master().contract())).hasSize(3);
    }

    private Answer add(
            Browser browser, String name, String phone, String mail, String confirmation) {
        return browser.post(
                USERS,
                "kind",
                "GENERAL",
                "name",
                name,
                "phone",
                phone,
                "mail",
                mail,
                "confirmation",
                confirmation);
    }

    @Test
    void aSuspendedUserIsOutAtOnceUntilHeIsLetInAgain() {
        Company company = company();
        Login general = company.general();
        Browser working = signedIn(general);
        Browser browser = open(company.administrator());

        act(browser, general, UserAct.SUSPEND);

        assertThat(now(general).state()).isEqualTo(LoginState.SUSPENDED);
        assertThat(working.get("/app").status()).isEqualTo(303);
        for (int i = 0; i < 6; i++) {
            assertThat(signIn(browser(), general.name(), PASSWORD).status()).isEqualTo(422);
            clock.advance(Duration.ofMinutes(20));
        }
        browser = open(company.administrator());
        act(browser, general, UserAct.RESTORE);
        assertThat(now(general).state()).isEqualTo(LoginState.ACTIVE);
        assertThat(signIn(browser(), general.name(), PASSWORD).location()).isEqualTo("/app");
        assertThat(events(general))
                .contains(
                        "USER_SUSPENDED login:" + company.administrator().id(),
                        "USER_RESTORED login:" + company.administrator().id());
    }

    @Test
    void whatTheBankStoppedNoUserOpens() {
        Company company = company();
        for (int i = 0; i < 5; i++) {
            assertThat(check(company.general(), "yama1111"))
                    .isNotEqualTo(new SecretOutcome.Right());
        }
        Browser browser = open(company.master());

        assertThat(now(company.general()).state()).isEqualTo(LoginState.BLOCKED);
        Answer page = browser.get(USERS + "/" + company.general().id());
        assertThat(page.text()).contains("Stopped, the bank helps");
        assertThat(page.page().select("main ul a").eachText())
                .containsExactly("Change the login ID");
        Answer refused = act(browser, company.general(), UserAct.LOGIN_PASSWORD);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("has been stopped");
    }

    @Test
    @Requirement("OKB-31")
    void changesALoginId() {
        Company company = company();
        Login general = company.general();
        Browser browser = open(company.master());
        String fresh = "mori" + fresh();

        assertThat(act(browser, general, UserAct.LOGIN_ID, "loginId", "x").text())
                .contains("6 to 12 Latin letters and digits");
        String taken = company.administrator().name();
        assertThat(act(browser, general, UserAct.LOGIN_ID, "loginId", taken).text())
                .contains("This login ID cannot be used.");
        assertThat(now(general).name()).isEqualTo(general.name());
        act(browser, general, UserAct.LOGIN_ID, "loginId", fresh);

        assertThat(now(general).name()).isEqualTo(fresh);
        assertThat(signIn(browser(), general.name(), PASSWORD).status()).isEqualTo(422);
        assertThat(signIn(browser(), fresh, PASSWORD).location()).isEqualTo("/app");
    }

    @Test
    void grantsAndTakesTheRightButTheMasterStaysTheOnlyMaster() {
        Company company = company();
        Browser browser = open(company.administrator());

        act(browser, company.general(), UserAct.MAKE_ADMINISTRATOR);
        assertThat(now(company.general()).user().kind()).isEqualTo(UserKind.ADMINISTRATOR);
        Answer master = act(browser, company.master(), UserAct.MAKE_GENERAL);
        Answer oneself = act(browser, company.administrator(), UserAct.MAKE_GENERAL);

        assertThat(master.status()).isEqualTo(422);
        assertThat(oneself.status()).isEqualTo(422);
        assertThat(logins.ofContract(company.master().contract()))
                .filteredOn(user -> user.user().kind() == UserKind.MASTER)
                .singleElement()
                .isEqualTo(now(company.master()));
    }

    @Test
    @Requirement({"OKB-22", "OKB-23"})
    void wrongConfirmationsStopWhoEntersThemAndSayWhyAndWhomToAsk() {
        Company company = company();
        Browser browser = signedIn(company.administrator());
        look(browser, USERS);
        for (int i = 0; i < 4; i++) {
            assertThat(browser.post(USERS + "/open", "confirmation", "yama1111").status())
                    .isEqualTo(422);
        }

        Answer last = browser.post(USERS + "/open", "confirmation", "yama1111");

        assertThat(last.location()).isEqualTo("/stopped");
        assertThat(browser.get("/stopped").text())
                .contains("several times in a row")
                .contains("protects your money")
                .contains("your branch or the telephone centre");
        assertThat(now(company.administrator()).state()).isEqualTo(LoginState.BLOCKED);
        assertThat(browser.get("/app").status()).isEqualTo(303);
        assertThat(sms(own(company.administrator())).getLast())
                .contains("Confirmation password", "to protect your money", "Ask your branch");
    }

    private SecretOutcome check(Login login, String entry) {
        return secrets.check(login.id(), SecretKind.CONFIRMATION_PASSWORD, new Masked(entry));
    }

    /// The temporary password in the newest message to the telephone of a user.
    private String sent(Login login) {
        String own = login.user().phone();
        return sent(sms(own == null ? phone(login) : own).getLast());
    }

    private static String sent(String text) {
        return text.replaceAll(".* is ([a-z2-9]{10})\\. .*", "$1");
    }
}
