package ginko.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import ginko.customers.CodeWords;
import ginko.customers.Passport;
import ginko.customers.Passports;
import ginko.kernel.Fingerprint;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.otp.Tokens;
import ginko.staff.Member;
import ginko.staff.Members;
import ginko.staff.NewMember;
import ginko.staff.Role;
import ginko.testing.TestBank.Person;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Members of staff in front of a real browser: wide in English, narrow and dark in Persian.
class DeskBrowserTest extends BrowserTest {

    private static final String PASSWORD = "a long desk password";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Autowired private Members members;
    @Autowired private Tokens tokens;
    @Autowired private Passports passports;
    @Autowired private CodeWords codeWords;

    private void signIn(Visitor visitor, Role role) {
        String login = "b" + NUMBERS.incrementAndGet() + ".desk";
        byte[] seed = Fingerprint.of("browser", login).bytes();
        Member member =
                members.addKnown(
                                new NewMember(login, "Vera " + login, role),
                                new Masked(PASSWORD),
                                seed,
                                "test")
                        .orElseThrow();
        visitor.page().context().clearCookies();
        visitor.open("/staff/login");
        visitor.type("login", member.login());
        visitor.type("password", PASSWORD);
        visitor.type("code", tokens.codeAt(seed, clock.instant()));
        visitor.submit();
        assertThat(visitor.path()).isEqualTo("/staff");
    }

    private Person person(String passport) {
        Person person = bank.person("Halyna Desk", Language.UK);
        assertThat(bank.account(person, "EUR", 100_00).number()).isNotBlank();
        Masked word = new Masked("wintergarten");
        assertThat(
                        passports.record(
                                        person.customer(),
                                        Passport.read("UA", passport).orElseThrow(),
                                        "test")
                                && codeWords.set(person.customer(), word, word, "test").isEmpty())
                .isTrue();
        return person;
    }

    private Visitor narrowPersian() {
        return visitor(
                new Browser.NewContextOptions()
                        .setViewportSize(320, 640)
                        .setLocale("fa")
                        .setColorScheme(ColorScheme.DARK));
    }

    @Test
    void showsTheCounterWideAndNarrow() {
        Person person = person("BROWSER1");
        String page = "/staff/customers/" + person.customer();
        for (Visitor each : List.of(visitor(1280, 900), narrowPersian())) {
            try (Visitor clerk = each) {
                String size = clerk.page().viewportSize().width + "-";
                clerk.open("/staff/login");
                clerk.look("desk-" + size + "login");
                signIn(clerk, Role.BRANCH_CLERK);
                clerk.look("desk-" + size + "home");
                clerk.open("/staff/customers?q=Halyna");
                clerk.look("desk-" + size + "found");
                clerk.open(page);
                clerk.look("desk-" + size + "customer");
                for (String form :
                        List.of(
                                "products",
                                "cash",
                                "code-word",
                                "phone",
                                "unblock",
                                "certificate",
                                "papers")) {
                    clerk.open(page + "/" + form);
                    clerk.look("desk-" + size + form);
                }
                clerk.open("/staff/customers/new");
                clerk.submit();
                clerk.look("desk-" + size + "new");
                clerk.open("/staff/requests");
                clerk.look("desk-" + size + "requests");
                assertThat(clerk.complaints()).isEmpty();
            }
        }
    }

    @Test
    void showsCallCentreSecurityAndAuditWideAndNarrow() {
        Person unused = person("BROWSER2");
        assertThat(unused.phone()).startsWith("+");
        for (Visitor each : List.of(visitor(1280, 900), narrowPersian())) {
            try (Visitor clerk = each) {
                String size = clerk.page().viewportSize().width + "-";
                signIn(clerk, Role.CALL_CENTRE_CLERK);
                clerk.open("/staff/callers");
                clerk.look("desk-" + size + "caller");
                clerk.type("country", "UA");
                clerk.type("passport", "browser 2");
                clerk.submit();
                clerk.look("desk-" + size + "word");
                signIn(clerk, Role.SECURITY_OFFICER);
                clerk.open("/staff/members");
                clerk.look("desk-" + size + "members");
                signIn(clerk, Role.AUDITOR);
                clerk.open("/staff/audit");
                clerk.look("desk-" + size + "audit");
                assertThat(clerk.complaints()).isEmpty();
            }
        }
    }
}
