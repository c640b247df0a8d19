package ginko.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import ginko.identity.ContractUser;
import ginko.identity.Credentials;
import ginko.identity.Login;
import ginko.identity.Logins;
import ginko.identity.NewLogin;
import ginko.identity.UserKind;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.policy.SecretKind;
import ginko.testing.TestBank.Person;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The users of a company in front of a real browser: wide in English, narrow and dark in Persian.
class CompanyBrowserTest extends BrowserTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String CONFIRMATION = "staple lantern 42";

    @Autowired private Logins logins;
    @Autowired private Credentials credentials;

    @Test
    void showsTheUsersOfACompanyWideAndNarrow() {
        Person master = bank.shop("Harbour Tools");
        credentials.importPassword(master.login().id(), new Masked(PASSWORD), "test");
        credentials.importSecret(
                master.login().id(),
                SecretKind.CONFIRMATION_PASSWORD,
                new Masked(CONFIRMATION),
                "test");
        Login general =
                logins.issue(
                        new NewLogin(
                                master.login().contract(),
                                Language.EN,
                                null,
                                new ContractUser(
                                        UserKind.GENERAL,
                                        "Nora Fields",
                                        "+4915123999001",
                                        "nora@example.test")),
                        "test");
        for (Visitor each : List.of(visitor(1280, 900), narrowPersian())) {
            try (Visitor user = each) {
                String size = "company-" + user.page().viewportSize().width + "-";
                user.open("/help/faq");
                user.look(size + "faq");
                user.open("/login/help");
                user.look(size + "login-help");
                user.open("/stopped");
                user.look(size + "stopped");
                signIn(user, master);
                for (String page :
                        List.of("passwords", "passwords/forgotten", "admin", "admin/people")) {
                    user.open("/app/" + page);
                    user.look(size + page.replace('/', '-'));
                }
                user.open("/app/admin/users");
                user.submit();
                user.look(size + "door");
                user.type("confirmation", CONFIRMATION);
                user.submit();
                user.look(size + "users");
                user.open("/app/admin/users/new");
                user.submit();
                user.look(size + "new");
                String page = "/app/admin/users/" + general.id();
                user.open(page);
                user.look(size + "user");
                for (String act : List.of("login-password", "login-id")) {
                    user.open(page + "/" + act);
                    user.look(size + act);
                }
                assertThat(user.complaints()).isEmpty();
            }
        }
    }

    private void signIn(Visitor user, Person master) {
        int seen = bank.smsCount(master);
        user.open("/login");
        user.type("login", master.login().name());
        user.type("password", PASSWORD);
        user.submit();
        user.type("code", bank.code(master, seen));
        user.submit();
        assertThat(user.path()).isEqualTo("/app");
    }

    private Visitor narrowPersian() {
        return visitor(
                new Browser.NewContextOptions()
                        .setViewportSize(320, 640)
                        .setLocale("fa")
                        .setColorScheme(ColorScheme.DARK));
    }
}
