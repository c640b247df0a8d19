package ginko.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.customers.Contracts;
import ginko.customers.ContractsFixture;
import ginko.customers.Customers;
import ginko.identity.Browser.Answer;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.policy.SignInFactor;
import ginko.testing.SettableClock;
import ginko.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// A bank with a real server and database and a clock that the test moves.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "ginko.jobs.enabled=false",
            "ginko.simulators=false",
            "ginko.sign-in.wait=120s",
            "ginko.master-key=000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
        })
@Import(SignInCase.Time.class)
@Tag("database")
abstract class SignInCase {

    static final String PASSWORD = "correct horse battery";

    private static final SettableClock CLOCK =
            new SettableClock(Instant.parse("2026-11-23T09:00:00Z"));
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Pattern TEMPORARY = Pattern.compile("[a-z2-9]{10}");
    private static final Pattern CODE = Pattern.compile("\\d{6}");

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;
    @Autowired Customers customers;
    @Autowired Contracts contracts;
    @Autowired Logins logins;
    @Autowired Credentials credentials;
    @Autowired Restoration restoration;

    final SettableClock clock = CLOCK;

    @TestConfiguration
    static class Time {

        @Bean
        Clock clock() {
            return CLOCK;
        }
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestDatabase.register(registry);
    }

    /// Tries of earlier tests no longer count against the one network address of all tests.
    @BeforeEach
    void anHourLater() {
        clock.advance(Duration.ofHours(1));
    }

    Browser browser() {
        return new Browser(port);
    }

    /// A customer with a login that was never used.
    Login issue(SignInFactor factor) {
        int number = NUMBERS.incrementAndGet();
        var contract = new ContractsFixture(customers, contracts).sign("C-" + number, number);
        return logins.issue(new NewLogin(contract.id(), Language.EN, factor), "staff:test");
    }

    /// A customer who has chosen his password.
    Login customer(SignInFactor factor) {
        Login login = issue(factor);
        credentials.importPassword(login.id(), new Masked(PASSWORD), "staff:test");
        return login;
    }

    Answer signIn(Browser browser, String name, String password) {
        assertThat(browser.get("/login").status()).isEqualTo(200);
        return browser.post("/login", "login", name, "password", password);
    }

    Browser signedIn(Login login) {
        Browser browser = browser();
        assertThat(signIn(browser, login.name(), PASSWORD).location()).isEqualTo("/app");
        return browser;
    }

    String phone(Login login) {
        return contracts.find(login.contract()).orElseThrow().phone();
    }

    /// Texts of the SMS to a telephone that are not erased yet, newest last.
    List<String> sms(String phone) {
        return jdbc.sql(
                        """
                        select coalesce(body, body_masked) as body
                          from notifications.outbox
                         where channel = 'SMS' and address = :phone and state = 'QUEUED'
                         order by id
                        """)
                .param("phone", phone)
                .query((row, number) -> row.getString("body"))
                .list();
    }

    /// How many SMS a telephone was sent, erased and expired ones included.
    long smsCount(String phone) {
        return jdbc.sql(
                        """
                        select count(*)
                          from notifications.outbox
                         where channel = 'SMS' and address = :phone
                        """)
                .param("phone", phone)
                .query(Long.class)
                .single();
    }

    String temporaryPassword(Login login) {
        return found(TEMPORARY, sms(phone(login)).getLast());
    }

    String code(Login login) {
        return found(CODE, sms(phone(login)).getLast());
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group();
    }
}
