package ginko;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.Mutations.Door;
import ginko.accounts.Account;
import ginko.audit.AuditTrail;
import ginko.identity.Credentials;
import ginko.kernel.DraftId;
import ginko.kernel.Fingerprint;
import ginko.kernel.Ids;
import ginko.kernel.Masked;
import ginko.ledger.LedgerVerifier;
import ginko.otp.Tokens;
import ginko.staff.Members;
import ginko.staff.NewMember;
import ginko.staff.Role;
import ginko.testing.BankTest;
import ginko.testing.TestBank.Person;
import ginko.transfers.TransferForm;
import ginko.transfers.TransferRoute;
import ginko.transfers.Transfers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Thousands of malformed and hostile requests at every door of the bank. None of them breaks the
/// program, makes it talk about its insides, or moves money.
///
/// The system property `ginko.seed` repeats a run.
@Tag("slow")
class RequestMutationTest extends BankTest {

    private static final int REQUESTS = 5_000;
    private static final int AT_ONCE = 16;
    private static final int GUESTS = 10;
    private static final int LARGEST_ANSWER = 100 * 1024;

    private static final Pattern INSIDES =
            Pattern.compile(
                    "java\\.lang|org\\.springframework|Exception|\\tat |ginko\\.(?:web|identity|staff)\\.[A-Z]");

    /// Names that handlers read from the request themselves.
    private static final List<String> MORE_NAMES =
            List.of(
                    "return",
                    "repeated",
                    "old",
                    "limit",
                    "fresh",
                    "done",
                    "lang",
                    "theme",
                    "route",
                    "from",
                    "to",
                    "payeeNumber",
                    "payeeBank",
                    "payeeName",
                    "amount",
                    "purpose",
                    "version",
                    "code",
                    "cursor",
                    "side",
                    "period",
                    "id",
                    "_method",
                    "_csrf",
                    "page",
                    "size",
                    "sort");

    private static final List<Door> UNMAPPED =
            List.of(
                    new Door("/assets/{file}", "GET", List.of()),
                    new Door("/static/{file}", "GET", List.of()),
                    new Door("/actuator/{what}", "GET", List.of()),
                    new Door("/app/{a}/{b}", "POST", List.of()),
                    new Door("/api/v1/{a}/{b}", "PUT", List.of()),
                    new Door("/{nothing}", "GET", List.of()));

    @LocalServerPort private int port;
    @Autowired private List<RequestMappingHandlerMapping> mappings;
    @Autowired private Credentials credentials;
    @Autowired private Transfers transfers;
    @Autowired private LedgerVerifier ledger;
    @Autowired private AuditTrail audit;
    @Autowired private JdbcClient jdbc;
    @Autowired private Members members;
    @Autowired private Tokens tokens;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Role, Guest> desks = new EnumMap<>(Role.class);
    private int desksOpened;
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();

    @Test
    void answersEveryRequestWithoutBreakingAndWithoutMovingMoney() throws InterruptedException {
        long seed = Long.getLong("ginko.seed", new Random().nextLong());
        Deque<Guest> guests = new ArrayDeque<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < GUESTS; i++) {
            guests.add(guest(ids));
        }
        ids.add(Ids.next().toString());
        List<Door> doors = new ArrayList<>(UNMAPPED);
        doors.addAll(Doors.of(mappings));
        doors.sort(Comparator.comparing(Door::pattern).thenComparing(Door::method));
        Set<String> names = new TreeSet<>(MORE_NAMES);
        doors.forEach(door -> names.addAll(door.parameters()));
        Mutations mutations = new Mutations(new Random(seed), ids, List.copyOf(names));
        List<String> before = balances();

        int each = REQUESTS / doors.size() + 1;
        for (Door door : doors) {
            if (door.pattern().startsWith("/staff")) {
                for (Role role : Role.values()) {
                    knock(door, each / Role.values().length + 1, mutations, atDesk(role));
                }
                continue;
            }
            while (!guests.getFirst().isSignedIn()) {
                guests.removeFirst();
            }
            knock(door, each, mutations, guests.getFirst());
        }

        assertThat(faults).as("seed " + seed).isEmpty();
        assertThat(new TreeMap<>(answers))
                .as("kinds of answers")
                .containsKeys(200, 303, 400, 403, 404);
        assertThat(balances()).isEqualTo(before);
        assertThat(ledger.verify().isSound()).isTrue();
        assertThat(audit.verify().isIntact()).isTrue();
        assertThat(guests.getLast().isSignedIn()).isTrue();
    }

    /// A customer with money and an unfinished order, signed in.
    private Guest guest(List<String> ids) {
        Person person = bank.person();
        Account account = bank.account(person, "EUR", 100_00);
        credentials.importPassword(person.login().id(), new Masked(Guest.PASSWORD), "test");
        DraftId draft = DraftId.next();
        TransferForm form =
                new TransferForm(
                        TransferRoute.INTERNAL,
                        account.id().toString(),
                        "",
                        "",
                        "",
                        "",
                        "1.00",
                        "",
                        null);
        ids.add(transfers.start(draft, form, person.user()).id().toString());
        ids.add(account.id().toString());
        ids.add(account.number());
        return Guest.signIn(origin(), person, bank);
    }

    /// A member of staff in a session of his own: some doors end it.
    private Guest atDesk(Role role) {
        Guest known = desks.get(role);
        if (known != null && known.isSignedIn()) {
            return known;
        }
        String login = "guest" + desksOpened++;
        byte[] seed = Fingerprint.of("guest", login).bytes();
        assertThat(
                        members.addKnown(
                                new NewMember(login, login, role),
                                new Masked(Guest.PASSWORD),
                                seed,
                                "test"))
                .isPresent();
        Guest guest =
                Guest.atDesk(origin(), login, Guest.PASSWORD, tokens.codeAt(seed, clock.instant()));
        desks.put(role, guest);
        return guest;
    }

    private void knock(Door door, int times, Mutations mutations, Guest guest)
            throws InterruptedException {
        Semaphore places = new Semaphore(AT_ONCE);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < times; i++) {
                Knock knock = mutations.next(door, guest);
                places.acquire();
                callers.execute(() -> {
                    try {
                        judge(knock);
                    } finally {
                        places.release();
                    }
                });
            }
        }
    }

    private void judge(Knock knock) {
        try {
            HttpResponse<byte[]> response =
                    client.send(knock.to(origin()), HttpResponse.BodyHandlers.ofByteArray());
            int status = response.statusCode();
            answers.computeIfAbsent(status, _ -> new AtomicInteger()).incrementAndGet();
            boolean isBusy =
                    status == 503 && response.headers().firstValue("Retry-After").isPresent();
            if (status >= 500 && !isBusy) {
                faults.add(status + " to " + knock);
            }
            if (response.body().length > LARGEST_ANSWER) {
                faults.add(response.body().length + " bytes to " + knock);
            }
            String type = response.headers().firstValue("Content-Type").orElse("");
            if (type.contains("html") || type.contains("json")) {
                var insides = INSIDES.matcher(new String(response.body(), StandardCharsets.UTF_8));
                if (insides.find()) {
                    faults.add("'" + insides.group() + "' in the answer to " + knock);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            faults.add(e + " after " + knock);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> balances() {
        return jdbc.sql(
                        """
                        select account_id || ' ' || posted_minor as line
                          from ledger.account
                         order by account_id
                        """)
                .query((row, number) -> row.getString("line"))
                .list();
    }

    private String origin() {
        return "http://127.0.0.1:" + port;
    }
}
