package ginko;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.drafts.Draft;
import ginko.drafts.Drafts;
import ginko.identity.SignInLog;
import ginko.jobs.Jobs;
import ginko.kernel.DraftId;
import ginko.kernel.Ids;
import ginko.kernel.LoginId;
import ginko.testing.BankTest;
import ginko.testing.TestBank.Person;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// Old rows go when their time is over, and not before. Counts all rows, so the bank is its own.
@TestPropertySource(properties = "spring.application.name=forgetting")
class ForgettingTest extends BankTest {

    @Autowired private Jobs jobs;
    @Autowired private JdbcClient jdbc;
    @Autowired private Drafts drafts;
    @Autowired private SignInLog signIns;

    @Test
    void eachKindOfRowLivesAsLongAsTheSettingsSay() {
        Person person = bank.person();
        LoginId login = person.login().id();
        Draft draft =
                drafts.start(
                        DraftId.next(), "test", new Drafts.Owner(login, person.customer()), "{}");
        assertThat(draft.isOpenAt(clock.instant())).isTrue();
        old("identity.session", login.toString());
        old("identity.sign_in", login.toString());
        old("otp.challenge", login.toString());
        old("notifications.outbox", person.customer().toString());
        Map<String, Integer> before = counts();
        assertThat(before).allSatisfy((table, rows) -> assertThat(rows).as(table).isPositive());

        Map<String, Integer> goneAfterDays = new TreeMap<>();
        for (int day : new int[] {0, 30, 31, 42, 43, 90, 91, 400, 401}) {
            clock.set(OPENING.plus(Duration.ofDays(day)));
            int ran = jobs.runDue();
            assertThat(ran).isPositive();
            for (Map.Entry<String, Integer> left : counts().entrySet()) {
                if (left.getValue() == 0) {
                    goneAfterDays.putIfAbsent(left.getKey(), day);
                }
            }
        }

        assertThat(goneAfterDays)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "otp.challenge", 31,
                                "drafts.draft", 43,
                                "identity.session", 91,
                                "identity.sign_in", 401,
                                "notifications.outbox", 401));
        assertThat(signIns.newest(login)).isEmpty();
    }

    private Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        for (String table :
                new String[] {
                    "identity.session",
                    "identity.sign_in",
                    "otp.challenge",
                    "notifications.outbox",
                    "drafts.draft"
                }) {
            counts.put(
                    table, jdbc.sql("select count(*) from " + table).query(Integer.class).single());
        }
        return counts;
    }

    /// A row as the module would have made it now.
    private void old(String table, String owner) {
        String sql =
                switch (table) {
                    case "identity.session" ->
                            """
                            insert into identity.session
                              (id, login_id, kind, stage, display_name, created_at, last_seen_at,
                               expires_at)
                            values (sha256('x'), :owner::uuid, 'BROWSER', 'FULL', 'Anna', :now, :now,
                               :now)
                            """;
                    case "identity.sign_in" ->
                            """
                            insert into identity.sign_in (id, login_id, at, result, source)
                            values (:id, :owner::uuid, :now, 'ACCEPTED', '192.0.2.1')
                            """;
                    case "otp.challenge" ->
                            """
                            insert into otp.challenge
                              (id, login_id, purpose, bound_to, nonce, generation, state, failures,
                               sends, phone, created_at, expires_at, resend_at)
                            values (:id, :owner::uuid, 'PAYMENT', sha256('x'),
                               decode(repeat('00', 16), 'hex'), 1, 'USED', 0, 1, '+49151000', :now,
                               :now, :now)
                            """;
                    default ->
                            """
                            insert into notifications.outbox
                              (id, customer_id, channel, address, language, body_masked, state,
                               priority, attempts, next_attempt_at, expires_at, dedupe_key,
                               created_at)
                            values (:id, :owner::uuid, 'SMS', '+49151000', 'en', 'Hello', 'SENT', 1,
                               1, :now, :now, 'forgetting-test', :now)
                            """;
                };
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        int rows =
                jdbc.sql(sql)
                        .param("id", Ids.earliest(clock.instant()))
                        .param("owner", owner)
                        .param("now", now)
                        .update();
        assertThat(rows).isEqualTo(1);
    }
}
