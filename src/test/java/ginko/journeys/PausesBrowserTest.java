package ginko.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.RequestOptions;
import ginko.identity.Credentials;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.pauses.PauseReason;
import ginko.pauses.Pauses;
import ginko.testing.Requirement;
import ginko.testing.TestBank.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What somebody sees who comes before, during and after a pause of the internet bank.
class PausesBrowserTest extends BrowserTest {

    private static final String PASSWORD = "Maple-Bridge-Lantern-42";

    @Autowired private Pauses pauses;

    @Autowired private Credentials credentials;

    /// Other tests of this bank begin at the same instant and would come upon a pause.
    @AfterEach
    void goOn() {
        clock.set(OPENING);
        assertThat(pauses.callOff("staff:test")).isNotNegative();
    }

    private void announce(PauseReason reason, Instant from, Instant until) {
        assertThat(pauses.announce(reason, from, until, "staff:test")).isPresent();
    }

    private static Response go(Visitor visitor, String path) {
        Page page = visitor.page();
        String address = page.url().replaceFirst("^(https?://[^/]+).*$", "$1");
        return Objects.requireNonNull(page.navigate(address + path));
    }

    @Test
    @Requirement("SEIWA-14")
    void anAnnouncedPauseIsToldBeforeKeepsEverybodyOutAndEndsByItself() {
        Person person = bank.person("Alice Example", Language.EN);
        credentials.importPassword(person.login().id(), new Masked(PASSWORD), "staff:test");
        announce(
                PauseReason.MAINTENANCE,
                OPENING.plus(Duration.ofMinutes(5)),
                OPENING.plus(Duration.ofMinutes(65)));
        try (Visitor visitor = visitor(1280, 900)) {
            visitor.open("/login?lang=en");
            visitor.look("en-pause-announced");
            assertThat(visitor.text())
                    .contains("From 25 November 2026, 10:05")
                    .contains("pauses for maintenance");
            visitor.type("login", person.login().name());
            visitor.type("password", PASSWORD);
            int seen = bank.smsCount(person);
            visitor.submit();
            visitor.type("code", bank.code(person, seen));
            visitor.submit();
            assertThat(visitor.path()).isEqualTo("/app");

            clock.advance(Duration.ofMinutes(6));
            for (String path : new String[] {"/app", "/app/transfers/new", "/login"}) {
                Response answer = go(visitor, path);
                assertThat(answer.status()).as(path).isEqualTo(503);
                assertThat(answer.headers()).containsEntry("retry-after", "3540");
                assertThat(visitor.text())
                        .contains("being maintained")
                        .contains("25 November 2026, 11:05");
            }
            visitor.look("en-pause");
            for (String path : new String[] {"/", "/help", "/status", "/hours"}) {
                assertThat(go(visitor, path).status()).as(path).isEqualTo(200);
            }
            assertThat(go(visitor, "/status").status()).isEqualTo(200);
            visitor.look("en-pause-status");
            APIResponse api =
                    visitor.page()
                            .context()
                            .request()
                            .post(
                                    address() + "/api/v1/sessions",
                                    RequestOptions.create().setData(Map.of("login", "nobody")));
            assertThat(api.status()).isEqualTo(503);
            assertThat(api.text()).contains("PAUSED");

            clock.advance(Duration.ofMinutes(60));
            assertThat(go(visitor, "/login").status()).isEqualTo(200);
            assertThat(visitor.text()).doesNotContain("maintenance");
        }
    }

    @Test
    @Requirement("SEIWA-14")
    void aFaultStopsTheServiceAtOnceUntilItIsRepaired() {
        try (Visitor visitor = visitor(360, 740)) {
            visitor.open("/login?lang=fa");
            announce(PauseReason.FAULT, OPENING, OPENING.plus(Duration.ofHours(2)));
            assertThat(go(visitor, "/login").status()).isEqualTo(503);
            visitor.look("fa-360-pause");
            assertThat(pauses.callOff("staff:test")).isEqualTo(1);
            assertThat(go(visitor, "/login").status()).isEqualTo(200);
        }
    }
}
