package ginko.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.database.BundledServer;
import ginko.database.DatabaseAccess;
import ginko.database.ServerPlan;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A running bank on which several trials take place, one after the other: either the program with
/// its bundled database, or the program at the end of a line to a database that the test runs.
final class Stage implements AutoCloseable {

    private final PreparedBank bank;
    private final DatabaseAccess access;
    private final @Nullable BundledServer database;
    private final @Nullable FaultProxy line;
    private final BankProcess program;
    private final List<Payment> payments = new ArrayList<>();
    private final Map<String, String> sessions = new ConcurrentHashMap<>();

    private Stage(
            PreparedBank bank,
            DatabaseAccess access,
            @Nullable BundledServer database,
            @Nullable FaultProxy line,
            BankProcess program) {
        this.bank = bank;
        this.access = access;
        this.database = database;
        this.line = line;
        this.program = program;
    }

    static Stage bundled(PreparedBank bank) throws Exception {
        BankProcess program = BankProcess.on(bank);
        DatabaseAccess access = BundledServer.join(ServerPlan.bundled(bank.data())).access();
        return new Stage(bank, access, null, null, program);
    }

    static Stage onALine(PreparedBank bank) throws Exception {
        BundledServer database = BundledServer.start(ServerPlan.bundled(bank.data()));
        URI url = URI.create(database.access().url().substring("jdbc:".length()));
        FaultProxy line = new FaultProxy(url.getPort());
        String through = "jdbc:postgresql://127.0.0.1:" + line.port() + url.getPath();
        BankProcess program = BankProcess.beside(bank, through, "a");
        return new Stage(bank, database.access(), database, line, program);
    }

    PreparedBank bank() {
        return bank;
    }

    DatabaseAccess access() {
        return access;
    }

    BankProcess program() {
        return program;
    }

    FaultProxy line() {
        return Objects.requireNonNull(line);
    }

    Path cluster() {
        return bank.data().resolve("pg/cluster");
    }

    /// Tokens of the customers who have signed in, by login.
    Map<String, String> sessions() {
        return sessions;
    }

    /// Payments of all trials so far.
    List<Payment> payments() {
        return payments;
    }

    /// The operator's own proof must agree; then everything is stopped.
    @Override
    public void close() throws Exception {
        try {
            assertThat(program.isAlive()).as("the program runs").isTrue();
            assertThat(program.verify()).as("exit code of verify").isZero();
        } finally {
            program.close();
            if (line != null) {
                line.close();
            }
            if (database != null) {
                database.close();
            }
        }
    }
}
