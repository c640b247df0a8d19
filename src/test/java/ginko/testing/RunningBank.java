package ginko.testing;

import ginko.Ginko;
import ginko.database.DatabaseAccess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// The whole program on a database of a test and a free port.
public final class RunningBank {

    private RunningBank() {}

    /// Starts the program with further settings such as `--ginko.demo=true`.
    public static ConfigurableApplicationContext start(
            DatabaseAccess database, String... settings) {
        List<String> all = new ArrayList<>(settings(database));
        all.add("--server.port=0");
        all.addAll(Arrays.asList(settings));
        return SpringApplication.run(Ginko.class, all.toArray(String[]::new));
    }

    /// The settings that name the database, as command line arguments.
    public static List<String> settings(DatabaseAccess database) {
        return List.of(
                "--ginko.data=target/test-data",
                "--ginko.db.url=" + database.url(),
                "--ginko.db.user=" + database.application().user(),
                "--ginko.db.password=" + database.application().password().reveal(),
                "--ginko.db.owner.user=" + database.owner().user(),
                "--ginko.db.owner.password=" + database.owner().password().reveal());
    }
}
