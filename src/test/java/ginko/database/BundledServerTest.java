package ginko.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ginko.Ginko;
import ginko.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
@Tag("slow")
class BundledServerTest {

    @Test
    void keepsDataAndPortWhenStoppedAndStartedAgain() {
        ServerPlan plan = TestDatabase.disposablePlan();
        String address;
        try (BundledServer server = BundledServer.start(plan)) {
            address = server.access().url();
            write(server, "before the stop");
        }

        try (BundledServer server = BundledServer.start(plan)) {
            assertThat(server.access().url()).isEqualTo(address);
            assertThat(read(server)).containsExactly("before the stop");
        }
    }

    @Test
    void stopsTheServerWhenClosed() throws Exception {
        BundledServer server = TestDatabase.startDisposable();
        ProcessHandle process = ProcessHandle.of(server.processId()).orElseThrow();

        server.close();

        assertThat(process.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    @Test
    void adoptsTheRunningServerAfterTheProgramWasKilled() throws Exception {
        Path home = TestDatabase.freshHome();
        Process program = LauncherProgram.startIn(home);
        long serverProcess = serverProcess(home);
        kill(program.toHandle());

        try (BundledServer server = BundledServer.start(TestDatabase.planIn(home))) {
            assertThat(server.processId()).isEqualTo(serverProcess);
            write(server, "after the kill");
            assertThat(read(server)).containsExactly("before the kill", "after the kill");
        }
    }

    @Test
    void theServerIsInASessionOfItsOwn() throws IOException {
        try (BundledServer server = TestDatabase.startDisposable()) {
            String status = Files.readString(Path.of("/proc/" + server.processId() + "/stat"));
            List<String> fields =
                    List.of(status.substring(status.lastIndexOf(')') + 2).split(" ", -1));
            String own = Files.readString(Path.of("/proc/self/stat"));
            List<String> ownFields =
                    List.of(own.substring(own.lastIndexOf(')') + 2).split(" ", -1));

            assertThat(fields.get(3)).as("session").isNotEqualTo(ownFields.get(3));
            assertThat(fields.get(2)).as("process group").isNotEqualTo(ownFields.get(2));
        }
    }

    @Test
    void startsAgainWithAllDataAfterTheServerCrashed() throws Exception {
        ServerPlan plan = TestDatabase.disposablePlan();
        BundledServer crashed = BundledServer.start(plan);
        long process = crashed.processId();
        write(crashed, "committed");
        kill(ProcessHandle.of(process).orElseThrow());
        crashed.close();

        try (BundledServer server = BundledServer.start(plan)) {
            assertThat(server.processId()).isNotEqualTo(process);
            assertThat(read(server)).containsExactly("committed");
        }
    }

    @Test
    void startsAgainByItselfAtTheSameAddressWhenItIsWatched() throws Exception {
        try (BundledServer server = TestDatabase.startDisposable().watched()) {
            String address = server.access().url();
            long process = server.processId();
            write(server, "committed");

            kill(ProcessHandle.of(process).orElseThrow());

            awaitNewProcess(server, process);
            assertThat(server.access().url()).isEqualTo(address);
            assertThat(read(server)).containsExactly("committed");
        }
    }

    private static void awaitNewProcess(BundledServer server, long before) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < until) {
            try {
                if (server.processId() != before) {
                    var unused = read(server);
                    return;
                }
            } catch (IllegalStateException notYet) {
                Thread.sleep(50);
            }
        }
        throw new AssertionError("the server does not come back");
    }

    @Test
    void staysStoppedWhenItIsWatchedAndClosed() throws Exception {
        BundledServer server = TestDatabase.startDisposable().watched();
        ProcessHandle process = ProcessHandle.of(server.processId()).orElseThrow();

        server.close();
        process.onExit().get(30, TimeUnit.SECONDS);

        assertThatThrownBy(server::processId).hasMessageContaining("does not run");
    }

    @Test
    void startsAlthoughAnotherProgramHasTheProcessIdOfTheCrashedServer() throws Exception {
        ServerPlan plan = TestDatabase.disposablePlan();
        Path pidFile = plan.home().resolve("pg/cluster/postmaster.pid");
        BundledServer crashed = BundledServer.start(plan);
        write(crashed, "committed");
        kill(ProcessHandle.of(crashed.processId()).orElseThrow());
        crashed.close();
        List<String> lines = new ArrayList<>(Files.readAllLines(pidFile));
        lines.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.write(pidFile, lines);

        try (BundledServer server = BundledServer.start(plan)) {
            assertThat(read(server)).containsExactly("committed");
        }
    }

    @Test
    void refusesASecondStartOnTheSameDirectory() {
        ServerPlan plan = TestDatabase.disposablePlan();
        try (BundledServer first = BundledServer.start(plan)) {
            assertThatThrownBy(() -> BundledServer.start(plan))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("already uses the directory")
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));

            write(first, "still works");
        }
    }

    @Test
    void theSecondProgramEndsWithASentenceAndNoStackTrace() throws Exception {
        Path home = TestDatabase.freshHome();
        Process first = LauncherProgram.startIn(home);
        try {
            Process second =
                    LauncherProgram.start(
                            Ginko.class, List.of("--ginko.data=" + home, "--server.port=0"));
            String output =
                    new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(second.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(second.exitValue()).isNotZero();
            assertThat(output)
                    .contains("Another Ginko (process " + first.pid() + ") already uses")
                    .doesNotContain("\tat ");
        } finally {
            kill(first.toHandle());
            BundledServer.start(TestDatabase.planIn(home)).close();
        }
    }

    @Test
    void aRefusedProfileLeavesNoDatabaseBehind() throws Exception {
        Path home = TestDatabase.freshHome().resolve("nowhere");
        Process program =
                LauncherProgram.start(
                        Ginko.class,
                        List.of(
                                "--ginko.data=" + home,
                                "--ginko.profile=unheard-of",
                                "--server.port=0"));
        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(program.exitValue()).isNotZero();
        assertThat(output).contains("there is no profile of this name").doesNotContain("\tat ");
        assertThat(home).doesNotExist();
    }

    @Test
    void restartsAnAdoptedServerWhoseSettingsHaveChanged() throws Exception {
        Path home = TestDatabase.freshHome();
        Process program = LauncherProgram.startIn(home);
        kill(program.toHandle());
        ServerPlan changed = TestDatabase.planIn(home).with("work_mem = 9MB");

        try (BundledServer server = BundledServer.start(changed)) {
            assertThat(setting(server, "work_mem")).isEqualTo("9MB");
            assertThat(read(server)).containsExactly("before the kill");
        }
    }

    @Test
    void keepsSecretsPrivateAndRefusesAWrongPassword() throws IOException {
        ServerPlan plan = TestDatabase.disposablePlan();
        try (BundledServer server = BundledServer.start(plan)) {
            Path passwords = plan.home().resolve("secrets/database");
            Path cluster = plan.home().resolve("pg/cluster");

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passwords)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cluster)))
                    .isEqualTo("rwx------");
            assertThat(plan.home().resolve("pg/initial")).doesNotExist();
            for (String role : List.of("postgres", "ginko_owner", "ginko_app")) {
                assertThatThrownBy(() ->
                                DriverManager.getConnection(server.access().url(), role, "guess")
                                        .close())
                        .hasMessageContaining("password authentication failed");
            }
        }
    }

    @Test
    void flushesEveryCommitAndListensOnThisMachineOnly() throws SQLException {
        try (BundledServer server = TestDatabase.startDisposable()) {
            assertThat(setting(server, "fsync")).isEqualTo("on");
            assertThat(setting(server, "full_page_writes")).isEqualTo("on");
            assertThat(setting(server, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(server, "data_checksums")).isEqualTo("on");
            assertThat(setting(server, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(server, "password_encryption")).isEqualTo("scram-sha-256");
        }
    }

    @Test
    void aStartThatWasCutShortIsNoObstacle() throws IOException {
        ServerPlan plan = TestDatabase.disposablePlan();
        Path partial = Files.createDirectories(plan.home().resolve("pg/cluster.new/base"));
        Files.writeString(partial.resolve("1"), "half written");

        try (BundledServer server = BundledServer.start(plan)) {
            write(server, "works");
            assertThat(read(server)).containsExactly("works");
        }
    }

    @Test
    void saysWhichFileIsMissingWhenThePasswordsAreLost() throws IOException {
        ServerPlan plan = TestDatabase.disposablePlan();
        BundledServer.start(plan).close();
        Files.delete(plan.home().resolve("secrets/database"));

        assertThatThrownBy(() -> BundledServer.start(plan))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("secrets/database");
        assertThat(plan.home().resolve("pg/cluster/PG_VERSION")).exists();
    }

    private static void kill(ProcessHandle process) throws Exception {
        assertThat(process.destroyForcibly()).isTrue();
        assertThat(process.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    private static long serverProcess(Path home) throws IOException {
        Path file = home.resolve("pg/cluster/postmaster.pid");
        return Long.parseLong(Files.readAllLines(file).getFirst().strip());
    }

    static void write(BundledServer server, String text) {
        try (Connection connection = asOwner(server);
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists public.note (text text)");
            statement.execute("insert into public.note (text) values ('%s')".formatted(text));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> read(BundledServer server) {
        try (Connection connection = asOwner(server);
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select array_agg(text) from public.note")) {
            assertThat(rows.next()).isTrue();
            return List.of((String[]) rows.getArray(1).getArray());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String setting(BundledServer server, String name) throws SQLException {
        try (Connection connection = asOwner(server);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show " + name)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection asOwner(BundledServer server) throws SQLException {
        DatabaseAccess.Login owner = server.access().owner();
        return DriverManager.getConnection(
                server.access().url(), owner.user(), owner.password().reveal());
    }
}
