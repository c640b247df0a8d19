package ginko.bench;

import ginko.Ginko;
import ginko.accounts.Account;
import ginko.accounts.AccountKind;
import ginko.database.DatabaseAccess;
import ginko.identity.Credentials;
import ginko.kernel.Ids;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.ledger.LedgerVerifier;
import ginko.policy.SignInFactor;
import ginko.testing.RunningBank;
import ginko.testing.TestBank;
import ginko.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Payments per second through a small proxy, first with one node behind it and then with two, on
/// one database. Every customer has connections to both nodes and uses them in turn, with one
/// session. Ends with the proof of the books and a count of what was acknowledged.
/// `-Dginko.bench.seconds=10` sets how long each part takes.
public final class TwoNodesBench {

    private static final int CUSTOMERS = 32;
    private static final String PASSWORD = "Harbour-Kite-Lantern-51";
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    private final DatabaseAccess access = TestDatabase.createAccess();
    private final Path profile;
    private final Path data = TestDatabase.freshHome();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger paid = new AtomicInteger();
    private volatile boolean open;

    private TwoNodesBench() throws IOException {
        Files.createDirectories(data);
        profile = data.resolve("profile.yaml");
        try (InputStream shipped =
                Objects.requireNonNull(
                        TwoNodesBench.class.getResourceAsStream("/profiles/demo.yaml"))) {
            // own transfers need no code here, so that one request is one payment
            Files.writeString(
                    profile,
                    new String(shipped.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("OWN_TRANSFER: SMS_CODE", "OWN_TRANSFER: NONE"));
        }
    }

    public static void main(String[] args) throws Exception {
        new TwoNodesBench().run(Integer.getInteger("ginko.bench.seconds", 10));
        System.exit(0);
    }

    private record Customer(String login, String from, String to) {}

    private void run(int seconds) throws Exception {
        try (ConfigurableApplicationContext a = node();
                ConfigurableApplicationContext b = node()) {
            List<Customer> customers = new ArrayList<>();
            for (int n = 0; n < CUSTOMERS; n++) {
                customers.add(customer(a));
            }
            int warm = part(customers, List.of(a), Math.max(3, seconds / 2));
            int one = part(customers, List.of(a), seconds);
            int two = part(customers, List.of(a, b), seconds);
            System.out.printf(
                    "two nodes: warm-up %d/s, one node %d/s, two nodes %d/s, ratio %.2f, %d faults%n",
                    warm / Math.max(3, seconds / 2),
                    one / seconds,
                    two / seconds,
                    (double) two / one,
                    faults.size());
            faults.stream().limit(5).forEach(System.out::println);
            long stored =
                    a.getBean(JdbcClient.class)
                            .sql("select count(*) from transfers.transfer")
                            .query(Long.class)
                            .single();
            System.out.printf(
                    "two nodes: %d acknowledged, %d stored, books %s%n",
                    warm + one + two,
                    stored,
                    a.getBean(LedgerVerifier.class).verify().isSound() ? "sound" : "NOT SOUND");
        }
    }

    private ConfigurableApplicationContext node() {
        List<String> settings = new ArrayList<>(RunningBank.settings(access));
        settings.addAll(
                List.of(
                        "--ginko.data=" + data,
                        "--ginko.demo=false",
                        "--ginko.simulators=true",
                        "--ginko.profile-file=" + profile,
                        "--ginko.sign-in.wait=60s",
                        "--server.port=0"));
        return new SpringApplication(Ginko.class, TestBank.class)
                .run(settings.toArray(String[]::new));
    }

    private static Customer customer(ConfigurableApplicationContext bank) {
        TestBank tests = bank.getBean(TestBank.class);
        TestBank.Person person = tests.person("Nora Example", Language.EN, SignInFactor.NONE);
        bank.getBean(Credentials.class)
                .importPassword(person.login().id(), new Masked(PASSWORD), "test");
        Account from = tests.account(person, AccountKind.CURRENT, "EUR", 1_000_000_00);
        Account to = tests.account(person, AccountKind.SAVINGS, "EUR", 0);
        return new Customer(person.login().name(), from.id().toString(), to.id().toString());
    }

    private int part(
            List<Customer> customers, List<ConfigurableApplicationContext> nodes, int seconds)
            throws Exception {
        int before = paid.get();
        open = true;
        try (Proxy proxy = new Proxy(nodes.stream().map(TwoNodesBench::port).toList());
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> paying = new ArrayList<>();
            for (Customer customer : customers) {
                paying.add(people.submit(() -> pay(customer, proxy.port())));
            }
            Thread.sleep(seconds * 1_000L);
            open = false;
            for (Future<?> one : paying) {
                one.get();
            }
        }
        return paid.get() - before;
    }

    private Void pay(Customer customer, int port) throws IOException, InterruptedException {
        List<HttpClient> connections = List.of(connection(), connection());
        String signIn =
                send(
                        connections.getFirst(),
                        request(port, "/api/v1/sessions")
                                .POST(
                                        json(
                                                "{\"login\":\"%s\",\"password\":\"%s\"}"
                                                        .formatted(customer.login(), PASSWORD))));
        var token = TOKEN.matcher(signIn);
        if (!token.find()) {
            throw new IllegalStateException("not signed in: " + signIn);
        }
        for (int n = 0; open; n++) {
            String body =
                    "{\"route\":\"OWN\",\"from\":\"%s\",\"to\":\"%s\",\"amount\":\"0.01\"}"
                            .formatted(customer.from(), customer.to());
            String answer =
                    send(
                            connections.get(n % 2),
                            request(port, "/api/v1/transfers")
                                    .header("Authorization", "Bearer " + token.group(1))
                                    .header("Idempotency-Key", Ids.next().toString())
                                    .POST(json(body)));
            if (answer.contains("\"EXECUTED\"")) {
                paid.incrementAndGet();
            } else {
                faults.add(answer);
            }
        }
        return null;
    }

    private static HttpClient connection() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher json(String body) {
        return HttpRequest.BodyPublishers.ofString(body);
    }

    private static String send(HttpClient connection, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return connection.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    private static int port(ConfigurableApplicationContext node) {
        return node.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /// Passes each new connection to the next node.
    private static final class Proxy implements AutoCloseable {

        private final ServerSocket entrance;
        private final List<Integer> nodes;
        private final AtomicInteger next = new AtomicInteger();
        private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

        Proxy(List<Integer> nodes) throws IOException {
            this.nodes = nodes;
            this.entrance = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(this::accept);
        }

        int port() {
            return entrance.getLocalPort();
        }

        private void accept() {
            while (!entrance.isClosed()) {
                try {
                    Socket client = entrance.accept();
                    int node = nodes.get(Math.floorMod(next.getAndIncrement(), nodes.size()));
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), node);
                    client.setTcpNoDelay(true);
                    server.setTcpNoDelay(true);
                    sockets.add(client);
                    sockets.add(server);
                    Thread.ofVirtual().start(() -> pass(client, server));
                    Thread.ofVirtual().start(() -> pass(server, client));
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private static void pass(Socket from, Socket to) {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException ended) {
                // one side has gone, so the other goes too
            }
        }

        @Override
        public void close() throws IOException {
            entrance.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
