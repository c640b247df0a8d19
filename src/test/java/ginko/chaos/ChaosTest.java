package ginko.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ginko.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Everything that can end or stop while two dozen customers pay each other: every payment the bank
/// has acknowledged is there, none is there twice, the books and both chains of hashes are sound,
/// and the bank goes on by itself.
@Tag("database")
@Tag("slow")
class ChaosTest {

    private static final Duration STOP_MAX = Duration.ofSeconds(30);

    private static @Nullable Stage bundled;
    private static @Nullable Stage onALine;

    /// The long form begins anew each time: together its trials would send more codes than one
    /// telephone gets in a day.
    private static Stage bundled() throws Exception {
        if (bundled != null && Trial.isLong()) {
            bundled.close();
            bundled = null;
        }
        if (bundled == null) {
            bundled = Stage.bundled(PreparedBank.copy());
        }
        return bundled;
    }

    private static Stage onALine() throws Exception {
        if (onALine == null) {
            onALine = Stage.onALine(PreparedBank.copy());
        }
        return onALine;
    }

    @AfterAll
    static void close() throws Exception {
        try (Stage first = bundled;
                Stage second = onALine) {
            assertThat(first == null && second == null).isFalse();
        }
    }

    @Test
    void killOfTheProgram() throws Exception {
        Stage stage = bundled();
        Trial trial = new Trial("kill the program", stage, List.of(stage.program()));
        for (int i = Trial.times("kill-program", 5, 100); i > 0; i--) {
            trial.strike(() -> {
                stage.program().kill();
                stage.program().startAgain();
            });
        }
        trial.finish();
    }

    /// Answers what it has begun, then ends together with its database.
    @Test
    void stopOfTheProgram() throws Exception {
        Stage stage = bundled();
        Trial trial = new Trial("stop the program", stage, List.of(stage.program()));
        for (int i = Trial.times("stop-program", 1, 20); i > 0; i--) {
            trial.strike(() -> {
                assertThat(stage.program().terminate()).isLessThan(STOP_MAX);
                assertThat(stage.cluster().resolve("postmaster.pid")).doesNotExist();
                stage.program().startAgain();
            });
        }
        trial.finish();
    }

    /// The program stays, starts its database again and goes on.
    @Test
    void killOfTheDatabase() throws Exception {
        Stage stage = bundled();
        Trial trial = new Trial("kill the database", stage, List.of(stage.program()));
        DatabaseProcess database = new DatabaseProcess(stage.cluster());
        for (int i = Trial.times("kill-database", 2, 100); i > 0; i--) {
            trial.strike(() -> database.kill(trial.random()));
        }
        trial.finish();
    }

    @Test
    void stopOfTheDatabase() throws Exception {
        Stage stage = bundled();
        Trial trial = new Trial("stop the database", stage, List.of(stage.program()));
        DatabaseProcess database = new DatabaseProcess(stage.cluster());
        for (int i = Trial.times("stop-database", 1, 20); i > 0; i--) {
            trial.strike(database::stopFast);
        }
        trial.finish();
    }

    @Test
    void cutOfTheLineToTheDatabase() throws Exception {
        Stage stage = onALine();
        Trial trial = new Trial("cut the line", stage, List.of(stage.program()));
        for (int i = Trial.times("cut-line", 5, 100); i > 0; i--) {
            trial.strike(stage.line()::cut);
        }
        trial.finish();
    }

    /// The database answers nothing more on the connections there are; nobody is told that they are
    /// dead.
    @Test
    void silenceOfTheLineToTheDatabase() throws Exception {
        Stage stage = onALine();
        Trial trial = new Trial("silent line", stage, List.of(stage.program()));
        for (int i = Trial.times("silent-line", 1, 5); i > 0; i--) {
            trial.strike(stage.line()::fallSilent);
        }
        trial.finish();
    }

    @Test
    void slownessOfTheLineToTheDatabase() throws Exception {
        Stage stage = onALine();
        Trial trial = new Trial("slow line", stage, List.of(stage.program()));
        for (int i = Trial.times("slow-line", 1, 5); i > 0; i--) {
            trial.strike(() -> {
                stage.line().delay(Duration.ofMillis(100));
                Thread.sleep(2_000);
                stage.line().delay(Duration.ZERO);
            });
        }
        trial.finish();
    }

    /// Two programs on one database; the customers of the one that is killed go to the other.
    @Test
    void killOfOneOfTwoNodes() throws Exception {
        Stage stage = onALine();
        try (BankProcess second = BankProcess.beside(stage.bank(), stage.access().url(), "b")) {
            List<BankProcess> nodes = List.of(stage.program(), second);
            Trial trial = new Trial("kill one of two nodes", stage, nodes);
            for (int i = Trial.times("kill-node", 1, 30); i > 0; i--) {
                BankProcess victim = nodes.get(trial.random().nextInt(2));
                trial.strike(() -> {
                    victim.kill();
                    trial.crowd().awaitMore(5);
                    victim.startAgain();
                });
            }
            trial.finish();
        }
    }

    /// The disk of the database has no room: payments are refused for the time being, pages still
    /// open, and everything goes on when there is room again.
    @Test
    void fullDisk() throws Exception {
        assumeTrue(SmallDisk.isPossible(), "only root can mount the small disk of this test");
        Path mount = TestDatabase.freshHome();
        try (SmallDisk disk = SmallDisk.mount(mount, 600);
                Stage stage = Stage.bundled(PreparedBank.copyTo(mount.resolve("data")))) {
            Trial trial = new Trial("full disk", stage, List.of(stage.program()));
            for (int i = Trial.times("full-disk", 1, 10); i > 0; i--) {
                trial.strike(() -> {
                    int before = trial.crowd().outageCount();
                    disk.fill();
                    trial.crowd().awaitOutages(before + 10);
                    assertThat(stage.program().answers()).as("pages open").isTrue();
                    disk.empty();
                });
            }
            trial.finish();
        }
    }
}
