package ginko.bench;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import ginko.database.BundledServer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// PostgreSQL's own benchmark (TPC-B like, prepared statements) on a database of its own on the
/// same server.
final class Pgbench {

    static final int SCALE = 10;

    private final String host;
    private final String port;
    private final Map<String, String> environment;

    Pgbench(BundledServer server) {
        URI address = URI.create(server.url("postgres").substring("jdbc:".length()));
        this.host = address.getHost();
        this.port = Integer.toString(address.getPort());
        this.environment =
                Map.of(
                        "PGUSER", server.administrator().user(),
                        "PGPASSWORD", server.administrator().password().reveal());
    }

    void prepare() throws IOException, InterruptedException {
        for (String statement : List.of("drop database if exists tpcb", "create database tpcb")) {
            ask("psql", "-q", "-c", statement, "postgres");
        }
        ask("pgbench", "-i", "-q", "-s", Integer.toString(SCALE), "tpcb");
    }

    @CanIgnoreReturnValue
    private String ask(String program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program, "-h", host, "-p", port));
        command.addAll(List.of(arguments));
        return Commands.run(environment, command);
    }

    /// Transactions per second.
    double run(int clients, int seconds) throws IOException, InterruptedException {
        return Commands.tps(
                ask(
                        "pgbench",
                        "-n",
                        "-M",
                        "prepared",
                        "-c",
                        Integer.toString(clients),
                        "-j",
                        Integer.toString(Math.min(2, clients)),
                        "-T",
                        Integer.toString(seconds),
                        "tpcb"));
    }
}
