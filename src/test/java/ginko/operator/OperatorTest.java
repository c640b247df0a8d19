package ginko.operator;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.database.BundledServer;
import ginko.database.DatabaseAccess;
import ginko.database.DatabaseServer;
import ginko.testing.Requirement;
import ginko.testing.RunningBank;
import ginko.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

@Tag("database")
class OperatorTest {

    private record Answer(int code, String text) {}

    @Test
    void tellsWhatItKnowsWhenItDoesNotUnderstand() {
        assertThat(Operator.isCommand("--ginko.profile=demo")).isFalse();
        assertThat(Operator.isCommand()).isFalse();
        assertThat(run(List.of(), "verfy").text()).contains("verify", "restore <login>");
        assertThat(run(List.of(), "restore").code()).isEqualTo(2);
    }

    @Test
    void refusesADirectoryWithoutADatabase() {
        Answer answer = run(List.of("--ginko.data=target/no-such-bank"), "verify");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.text()).contains("There is no database in");
    }

    @Test
    @Requirement("OTPD-46")
    void provesTheBooksFindsAChangedRecordAndGivesAccess() {
        DatabaseAccess database = TestDatabase.createAccess();
        List<String> settings = RunningBank.settings(database);
        try (ConfigurableApplicationContext bank =
                RunningBank.start(database, "--ginko.demo=true")) {
            assertThat(bank.isRunning()).isTrue();

            Answer whileRunning = run(settings, "verify");
            assertThat(whileRunning.text())
                    .contains("audit trail", "journal")
                    .doesNotContain("NOT");
            assertThat(whileRunning.code()).isZero();
        }

        assertThat(run(settings, "archive", "2020-01").text()).contains("no month up to this one");
        assertThat(run(settings, "archive", "2999-01").text()).contains("less than 400 days ago");
        assertThat(run(settings, "archive", "January").code()).isEqualTo(1);
        assertThat(run(settings, "activate", "nobody").code()).isEqualTo(1);
        assertThat(run(settings, "activate", "oh4829375").code()).isZero();
        TestDatabase.asAdministrator(
                database.url(),
                "update identity.login set state = 'BLOCKED' where language = 'EN'");
        assertThat(run(settings, "activate", "oh4829375").text()).contains("only a branch");
        assertThat(run(settings, "revoke-certificate", "oh4829375").code()).isEqualTo(1);
        assertThat(run(settings, "restore", "oh4829375").code()).isZero();
        assertThat(run(settings, "activate", "oh4829375").code()).isZero();

        TestDatabase.asAdministrator(
                database.url(),
                "update audit.event set actor = 'system:nobody' where seq = 1"
                        + " and chain_id = (select min(chain_id) from audit.event)");
        Answer tampered = run(settings, "verify");
        assertThat(tampered.code()).isEqualTo(1);
        assertThat(tampered.text()).contains("NOT INTACT", "event 1 was changed");
    }

    @Test
    void bringsInMembersOfStaff() {
        DatabaseAccess database = TestDatabase.createAccess();
        List<String> settings = RunningBank.settings(database);
        try (ConfigurableApplicationContext bank =
                RunningBank.start(database, "--ginko.demo=false")) {
            assertThat(bank.isRunning()).isTrue();
        }

        Answer added = run(settings, "staff-add", "vera", "SECURITY_OFFICER", "Vera", "Lindqvist");
        assertThat(added.code()).isZero();
        assertThat(added.text()).contains("password:", "otpauth://totp/Ginko:vera?secret=");
        assertThat(run(settings, "staff-add", "vera", "AUDITOR", "Vera").code()).isEqualTo(1);
        assertThat(run(settings, "staff-add", "otto", "BOSS", "Otto").text())
                .contains("BRANCH_CLERK");
        assertThat(run(settings, "staff-renew", "vera").code()).isZero();
        assertThat(run(settings, "staff-suspend", "vera").code()).isZero();
        assertThat(run(settings, "staff-suspend", "vera").code()).isEqualTo(1);
        assertThat(run(settings, "staff-renew", "nobody").code()).isEqualTo(1);
    }

    @Test
    void usesTheServerOfTheRunningProgram() {
        var plan = TestDatabase.disposablePlan();
        try (BundledServer running = BundledServer.start(plan)) {
            try (DatabaseServer joined = BundledServer.join(plan)) {
                assertThat(joined.access().url()).isEqualTo(running.access().url());
            }
            assertThat(running.processId()).isPositive();
        }
        try (DatabaseServer own = BundledServer.join(plan)) {
            assertThat(own).isInstanceOf(BundledServer.class);
        }
    }

    private static Answer run(List<String> settings, String... words) {
        List<String> args = new ArrayList<>(Arrays.asList(words));
        args.addAll(settings);
        var bytes = new ByteArrayOutputStream();
        int code =
                Operator.run(
                        args.toArray(String[]::new),
                        new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return new Answer(code, bytes.toString(StandardCharsets.UTF_8));
    }
}
