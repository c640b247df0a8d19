package ginko.bench;

import ginko.database.BundledServer;
import ginko.database.Migrations;
import ginko.database.ServerPlan;
import ginko.kernel.ServerKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

/// `make bench`: signed, limit-checked, fee-charging, audited, notified transfers through HTTP
/// beside the database's own benchmark on the same server, in turn, in one run. A request is what a
/// program of a customer sends: one POST with its session, its idempotency key and a signature over
/// payee and amount. Messages stay in the outbox. System properties: `bench.seconds` of each
/// measurement, `bench.rounds`, `bench.warm` seconds at least before the first.
public final class Bench {

    private static final int CUSTOMERS = 100_000;
    private static final int ORDERS_PER_SECOND_MAX = 9_000;

    /// Signatures are good for some minutes, so orders are made shortly before they are sent.
    private static final int WARM_STEP = 15;

    private static final int WARM_MAX = 420;

    /// Processors.
    private static final double COMPILER_RESTS = 0.1;

    private static final List<String> JVM = List.of("-Xmx512m", "-XX:+UseParallelGC");

    private final Path directory;
    private final BenchSetting setting;
    private final BundledServer server;
    private final BenchBank bank;
    private final Orders orders;
    private final Pgbench pgbench;
    private final Figures figures = new Figures();
    private final int seconds = Integer.getInteger("bench.seconds", 10);
    private final int rounds = Integer.getInteger("bench.rounds", 3);
    private final int warm = Integer.getInteger("bench.warm", 60);

    private Bench(Path directory, BenchSetting setting, BundledServer server) throws Exception {
        this.directory = directory;
        this.setting = setting;
        this.server = server;
        this.bank =
                BenchBank.fill(server.access(), ServerKeys.ofHex(setting.masterKey()), CUSTOMERS);
        this.orders = new Orders(bank);
        this.pgbench = new Pgbench(server);
        script("orders.lua");
        script("pages.lua");
    }

    public static void main(String[] args) throws Exception {
        Path directory = Path.of("target", "bench").toAbsolutePath();
        BenchSetting setting = BenchSetting.in(directory);
        ServerPlan plan =
                ServerPlan.bundled(directory.resolve("server")).with("max_connections = 100");
        try (BundledServer server = BundledServer.start(plan)) {
            var migrated = Migrations.migrate(server.access());
            System.out.println("schemas at " + migrated.info().current().getVersion());
            new Bench(directory, setting, server).run();
        }
    }

    private void script(String name) throws IOException {
        try (var script =
                Objects.requireNonNull(Bench.class.getResourceAsStream("/bench/" + name))) {
            Files.copy(script, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void run() throws Exception {
        pgbench.prepare();
        try (LoadedProgram program = LoadedProgram.start(server.access(), setting, JVM)) {
            warmUp(program);
            for (int round = 0; round < rounds; round++) {
                figures.see("pgbench_8", pgbench.run(8, seconds));
                http(program, "http_64", 64, seconds, Orders.Payee.ANYBODY);
                http(program, "http_hot_64", 64, seconds, Orders.Payee.ONE);
                figures.see("pgbench_64", pgbench.run(64, seconds));
                http(program, "http_256", 256, seconds, Orders.Payee.ANYBODY);
                http(program, "http_hot_256", 256, seconds, Orders.Payee.ONE);
                figures.see("pgbench_1", pgbench.run(1, seconds));
            }
            http(program, "http_8", 8, seconds, Orders.Payee.ANYBODY);
            http(program, "http_1", 1, seconds, Orders.Payee.ANYBODY);
            pages(program);
        }
        try (EngineUnderLoad engine = new EngineUnderLoad(server.access(), setting, orders)) {
            figures.see("engine_warm_up", engine.run(256, seconds));
            for (int round = 0; round < rounds; round++) {
                figures.see("engine_256", engine.run(256, seconds));
                figures.see("pgbench_8", pgbench.run(8, seconds));
            }
            figures.see("engine_1", engine.run(1, seconds));
            engine.file(Integer.getInteger("bench.file", 100_000), figures);
        }
        try (BillsUnderLoad bills = new BillsUnderLoad(server.access(), setting)) {
            bills.measure(figures, seconds, rounds);
        }
        try (UsualWay usual = new UsualWay(server.access(), bank)) {
            figures.see("usual_8", usual.run(seconds, Orders.Payee.ANYBODY));
            figures.see("usual_8", usual.run(seconds, Orders.Payee.ANYBODY));
            figures.see("usual_hot_8", usual.run(seconds, Orders.Payee.ONE));
        }
        ratios();
        figures.print();
        figures.write(directory.resolve("result.json"));
    }

    /// Until the compiler of the Java machine has little left to do: while it works it takes up to
    /// half of the processors, and a bank that runs for weeks never sees that again.
    private void warmUp(LoadedProgram program) throws Exception {
        double compiling = 1;
        for (int spent = 0;
                spent < warm || (compiling > COMPILER_RESTS && spent < WARM_MAX);
                spent += WARM_STEP) {
            double before = program.compilerSeconds();
            http(program, "warm_up", 256, WARM_STEP, Orders.Payee.ANYBODY);
            compiling = (program.compilerSeconds() - before) / WARM_STEP;
            figures.see("warm_up_compiling", compiling);
        }
    }

    private void http(
            LoadedProgram program, String name, int clients, int length, Orders.Payee payee)
            throws Exception {
        Path file = directory.resolve("orders.txt");
        bank.signInAgain();
        orders.write(
                file,
                Math.max(2_000, length * Math.min(ORDERS_PER_SECOND_MAX, clients * 700)),
                payee);
        double cpu = LoadedProgram.cpuSeconds(program.processId());
        double databaseCpu = databaseCpu();
        long wal = walPosition();
        long size = databaseSize();
        Commands.HttpRun run =
                Commands.wrk(
                        program.address(),
                        directory.resolve("orders.lua").toString(),
                        file.toString(),
                        clients,
                        length);
        figures.see(name, run.perSecond());
        figures.see("p50_ms_" + name, run.p50Ms());
        figures.see("p99_ms_" + name, run.p99Ms());
        if (run.refused() > 0) {
            figures.see("refused_" + name, run.refused());
        }
        if (name.equals("http_256")) {
            double each = 1e6 / run.requests();
            figures.see(
                    "program_cpu_us", (LoadedProgram.cpuSeconds(program.processId()) - cpu) * each);
            figures.see("database_cpu_us", (databaseCpu() - databaseCpu) * each);
            figures.see("wal_bytes", (walPosition() - wal) * each / 1e6);
            figures.see("disk_bytes", (databaseSize() - size) * each / 1e6);
            figures.see("program_memory_mb", LoadedProgram.residentMegabytes(program.processId()));
        }
    }

    /// Balance and statement of random customers.
    private void pages(LoadedProgram program) throws Exception {
        for (String page : List.of("balance", "entries")) {
            bank.signInAgain();
            Path file = directory.resolve(page + ".txt");
            StringBuilder lines = new StringBuilder();
            for (int n = 0; n < 20_000; n++) {
                BenchBank.Client client = bank.client(n);
                lines.append(client.token())
                        .append(" /api/v1/accounts/")
                        .append(client.account())
                        .append('/')
                        .append(page)
                        .append('\n');
            }
            Files.writeString(file, lines, StandardCharsets.US_ASCII);
            for (int length : new int[] {seconds, seconds}) {
                Commands.HttpRun run =
                        Commands.wrk(
                                program.address(),
                                directory.resolve("pages.lua").toString(),
                                file.toString(),
                                16,
                                length);
                figures.see(page + "_16", run.perSecond());
                figures.see("p50_ms_" + page, run.p50Ms());
            }
        }
    }

    private void ratios() {
        double tpcb = figures.best("pgbench_1", "pgbench_8", "pgbench_64");
        double http = figures.best("http_64", "http_256");
        double hot = figures.best("http_hot_64", "http_hot_256");
        figures.see("end_to_end_vs_tpcb", http / tpcb);
        figures.see("hot_vs_spread", hot / http);
        figures.see("engine_vs_tpcb", figures.median("engine_256") / tpcb);
        figures.see("vs_single_transaction", http / figures.median("usual_8"));
        figures.see("hot_vs_single_transaction", hot / figures.median("usual_hot_8"));
        figures.see("p99_ms_64", figures.median("p99_ms_http_64"));
    }

    /// Processor time of all processes of the server.
    private double databaseCpu() throws IOException {
        double sum = LoadedProgram.cpuSeconds(server.processId());
        for (ProcessHandle child :
                ProcessHandle.of(server.processId()).orElseThrow().children().toList()) {
            try {
                sum += LoadedProgram.cpuSeconds(child.pid());
            } catch (IOException ended) {
                continue;
            }
        }
        return sum;
    }

    private long walPosition() throws SQLException {
        return ask("select (pg_current_wal_insert_lsn() - '0/0')::bigint");
    }

    private long databaseSize() throws SQLException {
        return ask("select pg_database_size('ginko')");
    }

    private long ask(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                server.url("postgres"),
                                server.administrator().user(),
                                server.administrator().password().reveal());
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
