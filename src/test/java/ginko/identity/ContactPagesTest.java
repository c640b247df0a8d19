package ginko.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import ginko.identity.Browser.Answer;
import ginko.testing.Requirement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A customer changes where the bank reaches him. The contract of the sample company is reached at
/// the addresses its master entered; the other users have addresses of their own.
class ContactPagesTest extends CompanyCase {

    private static final String PAGE = "/app/settings/contact";

    private void prove(Browser browser, Login login) {
        look(browser, "/app/settings/prove");
        assertThat(browser.post("/app/settings/prove/send").status()).isEqualTo(303);
        assertThat(browser.post("/app/settings/prove", "code", code(login)).location())
                .isEqualTo("/app");
    }

    private static Answer change(Browser browser, String mail, String repeated, String phone) {
        return browser.post(
                PAGE, "mail", mail, "mailRepeated", repeated, "letters", "no", "phone", phone);
    }

    private List<String> notices(Login login, String mail) {
        return jdbc.sql(
                        """
                        select body_masked
                          from notifications.outbox
                         where channel = 'MAIL' and address = :mail and customer_id = :customer
                         order by id
                        """)
                .param("mail", mail)
                .param("customer", login.customer().value())
                .query((row, number) -> row.getString("body_masked"))
                .list();
    }

    private String storedMail(Login login) {
        return contracts.find(login.contract()).orElseThrow().mail();
    }

    @Test
    @Requirement("SEIWA-48")
    void theAddressChangesAndTheOldOneIsTold() {
        Login login = company().master();
        Browser browser = signedIn(login);
        prove(browser, login);
        assertThat(browser.get(PAGE).page().select("input[name=mail]").val())
                .isEqualTo("wakaba@mail.example");

        Answer done = change(browser, " new@mail.example ", "new@mail.example", "+81 3 3344 5566");

        assertThat(done.location()).isEqualTo("/app/settings?changed=contact");
        Answer settings = browser.get("/app/settings?changed=contact");
        assertThat(settings.text())
                .contains("Your contact details have been changed", "new@mail.example")
                .contains("+81333445566");
        assertThat(storedMail(login)).isEqualTo("new@mail.example");
        assertThat(notices(login, "wakaba@mail.example"))
                .singleElement(STRING)
                .contains("If this was not you");
        assertThat(notices(login, "new@mail.example")).hasSize(1);
        assertThat(sms(phone(login)).getLast()).contains("contact details", "If this was not you");
    }

    @Test
    void withoutAFreshFactorNothingChanges() {
        Login login = company().master();
        Browser browser = signedIn(login);

        assertThat(browser.get(PAGE).location())
                .isEqualTo("/app/settings/prove?return=%2Fapp%2Fsettings%2Fcontact");
        look(browser, "/app/settings");
        assertThat(change(browser, "new@mail.example", "new@mail.example", "").location())
                .startsWith("/app/settings/prove?return=");

        assertThat(storedMail(login)).isEqualTo("wakaba@mail.example");
        assertThat(notices(login, "wakaba@mail.example")).isEmpty();
    }

    @Test
    void mistakesAreNamedAndWhatWasTypedStays() {
        Login login = company().master();
        Browser browser = signedIn(login);
        prove(browser, login);
        look(browser, PAGE);

        Answer differing = change(browser, "new@mail.example", "mew@mail.example", "");
        assertThat(differing.status()).isEqualTo(422);
        assertThat(differing.text()).contains("The two mail addresses differ.");
        assertThat(differing.page().select("input[name=mailRepeated]").val())
                .isEqualTo("mew@mail.example");
        Answer malformed = change(browser, "nobody", "nobody", "12");
        assertThat(malformed.status()).isEqualTo(422);
        assertThat(malformed.text()).contains("This is not a mail address.");
        assertThat(malformed.page().select("input[name=phone]").val()).isEqualTo("12");

        assertThat(storedMail(login)).isEqualTo("wakaba@mail.example");
    }

    @Test
    void whatIsStoredAlreadyTellsNobody() {
        Login login = company().master();
        Browser browser = signedIn(login);
        prove(browser, login);
        look(browser, PAGE);

        assertThat(change(browser, "wakaba@mail.example", "wakaba@mail.example", "").location())
                .isEqualTo("/app/settings?changed=contact");

        assertThat(notices(login, "wakaba@mail.example")).isEmpty();
    }

    @Test
    void usersWithAddressesOfTheirOwnDoNotChangeTheContracts() {
        for (Login login : List.of(company().general(), company().administrator())) {
            Browser browser = signedIn(login);

            assertThat(browser.get("/app/settings").page().select("a[href='" + PAGE + "']"))
                    .isEmpty();
            assertThat(browser.get(PAGE).status()).isEqualTo(404);
            assertThat(change(browser, "x@mail.example", "x@mail.example", "").status())
                    .isEqualTo(404);
            assertThat(storedMail(login)).isEqualTo("wakaba@mail.example");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void thePageSpeaksTheLanguagesOfTheBank(String language) {
        Login login = company().master();
        Browser browser = signedIn(login);
        prove(browser, login);
        look(browser, "/app/settings");
        browser.post("/app/settings/language", "language", language);
        browser.cookies.put("ginko-language", language);

        Answer page = browser.get(PAGE);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.page().select("html").attr("lang")).isEqualTo(language);
        assertThat(page.body()).doesNotContain("identity.contact", "identity.start");
    }
}
