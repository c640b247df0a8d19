package ginko.staff;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.identity.Browser;
import ginko.identity.Browser.Answer;
import ginko.identity.Credentials;
import ginko.kernel.Fingerprint;
import ginko.kernel.Masked;
import ginko.otp.Tokens;
import ginko.testing.BankTest;
import ginko.testing.TestBank.Person;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A bank with members of staff who sign in like everybody.
abstract class DeskTest extends BankTest {

    static final String PASSWORD = "a long desk password";

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @LocalServerPort int port;
    @Autowired Members members;
    @Autowired Tokens tokens;
    @Autowired Credentials credentials;
    @Autowired JdbcClient jdbc;

    /// A member of staff with a password of his own and a device.
    Member member(Role role) {
        String login = "m" + NUMBERS.incrementAndGet() + ".test";
        return members.addKnown(
                        new NewMember(login, "Member " + login, role),
                        new Masked(PASSWORD),
                        seed(login),
                        "test")
                .orElseThrow();
    }

    String code(Member member) {
        return tokens.codeAt(seed(member.login()), clock.instant());
    }

    Answer signIn(Browser browser, Member member) {
        assertThat(browser.get("/staff/login").status()).isEqualTo(200);
        return browser.post(
                "/staff/login",
                "login",
                member.login(),
                "password",
                PASSWORD,
                "code",
                code(member));
    }

    /// A browser in which a new member of this role has signed in.
    Browser desk(Role role) {
        return desk(member(role));
    }

    Browser desk(Member member) {
        Browser browser = new Browser(port);
        assertThat(signIn(browser, member).location()).isEqualTo("/staff");
        assertThat(browser.get("/staff").status()).isEqualTo(200);
        return browser;
    }

    /// A browser in which a customer has signed in.
    Browser customer(Person person) {
        credentials.importPassword(
                person.login().id(), new Masked("correct horse battery"), "test");
        Browser browser = new Browser(port);
        int seen = bank.smsCount(person);
        open(browser, "/login");
        assertThat(
                        browser.post(
                                        "/login",
                                        "login",
                                        person.login().name(),
                                        "password",
                                        "correct horse battery")
                                .location())
                .isEqualTo("/login/code");
        open(browser, "/login/code");
        assertThat(browser.post("/login/code", "code", bank.code(person, seen)).location())
                .isEqualTo("/app");
        assertThat(browser.get("/app").status()).isEqualTo(200);
        return browser;
    }

    private static byte[] seed(String login) {
        return Fingerprint.of("test device", login).bytes();
    }

    /// Shows a page, with the token of its form.
    static void open(Browser browser, String path) {
        assertThat(browser.get(path).status()).as(path).isEqualTo(200);
    }

    /// How many audit events of a kind name this actor.
    long events(String kind, String actor) {
        return jdbc.sql("select count(*) from audit.event where kind = :kind and actor = :actor")
                .param("kind", kind)
                .param("actor", actor)
                .query(Long.class)
                .single();
    }
}
