package ginko.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ginko.kernel.Masked;
import ginko.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class SelfCheckTest {

    private static final Clock CLOCK = Clock.systemUTC();

    @Test
    void acceptsTheBundledServerWithoutAWarning() {
        SelfCheck.Report report = SelfCheck.run(TestDatabase.createAccess(), CLOCK);

        assertThat(report.version()).startsWith("18.");
        assertThat(report.warnings()).isEmpty();
    }

    @Test
    @Tag("slow")
    void refusesAServerThatDoesNotFlush() {
        try (BundledServer server = TestDatabase.startDisposable("fsync = off")) {
            assertThatThrownBy(() -> SelfCheck.run(server.access(), CLOCK))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("fsync = off")
                    .extracting(refused -> ((StartRefused) refused).remedy())
                    .asString()
                    .contains("Set fsync = on");
        }
    }

    @Test
    @Tag("slow")
    void refusesAServerThatDoesNotWriteFullPages() {
        try (BundledServer server = TestDatabase.startDisposable("full_page_writes = off")) {
            assertThatThrownBy(() -> SelfCheck.run(server.access(), CLOCK))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("full_page_writes = off");
        }
    }

    @Test
    void refusesADatabaseThatAnswersBeforeItHasWritten() {
        DatabaseAccess access = TestDatabase.createAccess();
        String name = access.url().substring(access.url().lastIndexOf('/') + 1);
        TestDatabase.asAdministrator(
                access.url(), "alter database %s set synchronous_commit = off".formatted(name));

        assertThatThrownBy(() -> SelfCheck.run(access, CLOCK))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("synchronous_commit = off");
    }

    @Test
    void warnsWhenTheApplicationOwnsTheDatabase() {
        DatabaseAccess access = TestDatabase.createAccess();
        DatabaseAccess asOwner = new DatabaseAccess(access.url(), access.owner(), access.owner());

        SelfCheck.Report report = SelfCheck.run(asOwner, CLOCK);

        assertThat(report.warnings()).singleElement().asString().contains("GINKO_DB_OWNER_USER");
    }

    @Test
    void warnsWhenTheClocksDiffer() {
        Clock late = Clock.offset(CLOCK, Duration.ofSeconds(-30));

        SelfCheck.Report report = SelfCheck.run(TestDatabase.createAccess(), late);

        assertThat(report.warnings()).singleElement().asString().contains("clocks");
    }

    @Test
    void saysWhichSettingsToCheckWhenTheDatabaseCannotBeReached() {
        DatabaseAccess.Login nobody = new DatabaseAccess.Login("nobody", new Masked("wrong"));
        DatabaseAccess access =
                new DatabaseAccess(TestDatabase.createAccess().url(), nobody, nobody);

        assertThatThrownBy(() -> SelfCheck.run(access, CLOCK))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("as nobody")
                .hasMessageNotContaining("wrong");
        assertThatCode(() -> SelfCheck.run(TestDatabase.createAccess(), CLOCK))
                .doesNotThrowAnyException();
    }
}
