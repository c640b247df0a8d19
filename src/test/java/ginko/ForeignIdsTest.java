package ginko;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.Mutations.Door;
import ginko.accounts.Account;
import ginko.customers.Contract;
import ginko.customers.Contracts;
import ginko.customers.CustomerKind;
import ginko.customers.Customers;
import ginko.customers.NewContract;
import ginko.customers.NewCustomer;
import ginko.customers.SignOutcome.Signed;
import ginko.identity.Browser;
import ginko.identity.Browser.Answer;
import ginko.identity.ContractUser;
import ginko.identity.Credentials;
import ginko.identity.Login;
import ginko.identity.Logins;
import ginko.identity.NewLogin;
import ginko.identity.UserKind;
import ginko.kernel.DraftId;
import ginko.kernel.Fingerprint;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.otp.Tokens;
import ginko.policy.BankProfile;
import ginko.policy.SecretKind;
import ginko.policy.SignInFactor;
import ginko.staff.Members;
import ginko.staff.NewMember;
import ginko.staff.Role;
import ginko.testing.BankTest;
import ginko.testing.TestBank.Person;
import ginko.transfers.EnterOutcome;
import ginko.transfers.ExecuteOutcome;
import ginko.transfers.Templates;
import ginko.transfers.TransferForm;
import ginko.transfers.TransferRoute;
import ginko.transfers.Transfers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Everybody at every door with the ids of somebody else: nobody learns anything of him, and
/// nothing of him changes. The doors are those of the running program, the rows those of all tables
/// that name one of his ids, so that new ones are covered without a word here. What members of
/// staff may do at the desk is for the desk's own test of rights.
@Tag("slow")
class ForeignIdsTest extends BankTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String CONFIRMATION = "kaze4821";
    private static final String DESK = "/staff";

    /// So many ids do for an address without one, and for who has nothing to do there.
    private static final int FEW = 3;

    /// Names that handlers read from the request themselves.
    private static final List<String> MORE_NAMES =
            List.of("from", "to", "account", "side", "id", "login", "subject", "return");

    private static final AtomicInteger NUMBERS = new AtomicInteger(700);

    @LocalServerPort private int port;
    @Autowired private List<RequestMappingHandlerMapping> mappings;
    @Autowired private Customers customers;
    @Autowired private Contracts contracts;
    @Autowired private Logins logins;
    @Autowired private Credentials credentials;
    @Autowired private Transfers transfers;
    @Autowired private Templates templates;
    @Autowired private Members members;
    @Autowired private Tokens tokens;
    @Autowired private BankProfile profile;
    @Autowired private JdbcClient jdbc;

    private final List<UUID> ids = new ArrayList<>();
    private final List<String> marks = new ArrayList<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();

    /// Somebody at the doors; a session that his own acts ended is opened anew.
    private final class Caller {

        private final String who;
        private final String home;
        private final Supplier<Browser> entrance;
        private Browser browser;

        Caller(String who, String home, Supplier<Browser> entrance) {
            this.who = who;
            this.home = home;
            this.entrance = entrance;
            this.browser = entrance.get();
        }

        Answer ask(Door door, UUID id) {
            Answer answer = send(door, id);
            asked.incrementAndGet();
            boolean isOut = !home.isEmpty() && answer.location().matches("/(login|session-).*");
            if (isOut && browser.get(home).status() != 200) {
                browser = entrance.get();
            }
            return answer;
        }

        private Answer send(Door door, UUID id) {
            String path = door.pattern().replaceAll("\\{[^}]*}", id.toString());
            List<String> names = new ArrayList<>(MORE_NAMES);
            names.addAll(door.parameters());
            if (door.method().equals("GET")) {
                String query =
                        String.join("&", names.stream().map(name -> name + "=" + id).toList());
                return browser.get(path + "?" + query);
            }
            Map<String, String> fields = new LinkedHashMap<>();
            names.forEach(name -> fields.put(name, id.toString()));
            fields.put("confirmation", CONFIRMATION);
            fields.put("seen", "yes");
            if (path.startsWith("/api/")) {
                List<String> members =
                        fields.entrySet().stream()
                                .map(field ->
                                        "\"%s\":\"%s\"".formatted(field.getKey(), field.getValue()))
                                .toList();
                return browser.json(door.method(), path, "{" + String.join(",", members) + "}");
            }
            return browser.post(
                    path,
                    fields.entrySet().stream()
                            .flatMap(field -> List.of(field.getKey(), field.getValue()).stream())
                            .toArray(String[]::new));
        }
    }

    @Test
    void nobodyLearnsOrDoesAnythingWithTheIdsOfSomebodyElse() throws Exception {
        Caller owner = victim();
        List<Door> doors =
                Doors.of(mappings).stream()
                        .filter(door -> List.of("GET", "POST", "DELETE").contains(door.method()))
                        .toList();
        List<Caller> callers = callers();
        List<String> before = rows();
        assertThat(before).hasSizeGreaterThan(20);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    callers.stream()
                            .map(caller -> threads.submit(() -> walk(caller, doors)))
                            .toList();
            for (var each : running) {
                assertThat(each.get()).isNull();
            }
        }

        assertThat(faults).isEmpty();
        assertThat(rows()).isEqualTo(before);
        assertThat(asked.get()).isGreaterThan(5_000);
        assertThat(told(owner, doors)).as("what the owner is told").isGreaterThan(15);
    }

    private void walk(Caller caller, List<Door> doors) {
        for (Door door : doors) {
            boolean isOfStaff = caller.home.equals(DESK);
            // signing in takes names and not ids, and wrong tries count against the address
            boolean isEntrance =
                    door.method().equals("POST")
                            && door.pattern().matches("/(login|staff/login|api/v1/sessions).*");
            if (isOfStaff && door.pattern().startsWith(DESK)
                    || isEntrance && !caller.home.isEmpty()) {
                continue;
            }
            boolean takesId = door.pattern().contains("{") && !isOfStaff;
            List<UUID> tried = takesId ? ids : ids.subList(0, FEW);
            for (UUID id : tried) {
                judge(caller, door, caller.ask(door, id));
            }
        }
    }

    private void judge(Caller caller, Door door, Answer answer) {
        String what = caller.who + " " + door.method() + " " + door.pattern();
        boolean isBusy = answer.status() == 503;
        if (answer.status() >= 500 && !isBusy) {
            faults.add(answer.status() + " " + what);
        }
        if (tells(answer)) {
            faults.add("told " + what);
        }
    }

    private boolean tells(Answer answer) {
        String plain = plain(answer.body());
        return marks.stream().anyMatch(mark -> plain.contains(plain(mark)));
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s-]", "");
    }

    /// At how many doors the owner of the ids sees something of himself.
    private long told(Caller owner, List<Door> doors) {
        return doors.stream()
                .filter(door -> door.method().equals("GET") && door.pattern().contains("{"))
                .filter(door -> ids.stream().anyMatch(id -> tells(owner.ask(door, id))))
                .count();
    }

    /// Every row that names one of the ids.
    private List<String> rows() {
        Map<String, String> tables = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select columns.table_schema || '.' || columns.table_name as place,
                               string_agg(columns.column_name || ' = any(:ids)', ' or ') as wanted
                          from information_schema.columns
                          join information_schema.tables
                            on tables.table_schema = columns.table_schema
                           and tables.table_name = columns.table_name
                           and tables.table_type = 'BASE TABLE'
                         where columns.data_type = 'uuid'
                           and columns.table_schema not in ('pg_catalog', 'information_schema')
                         group by 1
                         order by 1
                        """)
                .query((row, number) -> tables.put(row.getString("place"), row.getString("wanted")))
                .list();
        List<String> rows = new ArrayList<>();
        tables.forEach((table, wanted) ->
                rows.addAll(
                        jdbc.sql(
                                        "select to_jsonb(found)::text as line from "
                                                + table
                                                + " found where "
                                                + wanted
                                                + " order by 1")
                                .param("ids", ids.toArray(UUID[]::new))
                                .query((row, number) -> table + " " + row.getString("line"))
                                .list()));
        // evidence of who tried a code on them
        rows.removeIf(row ->
                row.startsWith("audit.event ")
                        && row.contains("\"kind\": \"CODE_REFUSED\"")
                        && row.contains("reason=CODE_NOT_ASKED"));
        return rows;
    }

    private List<Caller> callers() {
        List<Caller> callers = new ArrayList<>();
        callers.add(
                new Caller(
                        "nobody",
                        "",
                        () -> {
                            Browser nobody = new Browser(port);
                            nobody.get("/login");
                            return nobody;
                        }));
        callers.add(new Caller("customer", "/app", () -> customer(person("Carl Curious").login())));
        for (UserKind kind : UserKind.values()) {
            callers.add(
                    new Caller("company " + kind, "/app", () -> customer(user(company(), kind))));
        }
        for (Role role : Role.values()) {
            callers.add(new Caller("staff " + role, DESK, () -> desk(role)));
        }
        return callers;
    }

    /// Somebody with accounts, an order carried out, one that waits, and a template; and a user of
    /// a company.
    private Caller victim() {
        Person person = person("Violetta Verborgen");
        Account account = bank.account(person, "EUR", 500_00);
        Account second = bank.account(person, "EUR", 10_00);
        Account payee = bank.account(person("Paul Payee"), "EUR", 0);
        TransferForm form =
                new TransferForm(
                        TransferRoute.INTERNAL,
                        account.id().toString(),
                        "",
                        payee.number(),
                        "",
                        "",
                        "12.34",
                        "Hidden purpose",
                        null);
        ids.addAll(
                List.of(
                        account.id().value(),
                        person.login().id().value(),
                        order(person, form),
                        transfers.start(DraftId.next(), form, person.user()).id().value(),
                        second.id().value(),
                        ((Templates.SaveOutcome.Saved)
                                        templates.save("Secret rent", form, person.customer()))
                                .id(),
                        person.customer().value(),
                        person.login().contract().value()));
        Login user = user(company(), UserKind.GENERAL);
        ids.add(user.id().value());
        Browser browser = customer(person.login());
        ids.add(
                jdbc.sql("select id from identity.device where login_id = :login")
                        .param("login", person.login().id().value())
                        .query(UUID.class)
                        .single());
        marks.addAll(
                List.of(
                        "Violetta",
                        "Hidden purpose",
                        "Secret rent",
                        person.login().name(),
                        person.phone(),
                        person.mail(),
                        account.number(),
                        second.number(),
                        user.name()));
        return new Caller("owner", "/app", () -> browser);
    }

    private UUID order(Person person, TransferForm form) {
        var started = transfers.start(DraftId.next(), form, person.user());
        var quoted =
                (EnterOutcome.Quoted)
                        transfers.enter(started.id(), started.version(), form, person.user());
        var draft = quoted.draft();
        int seen = bank.smsCount(person);
        assertThat(transfers.ask(draft.id(), draft.version(), person.user())).isNotNull();
        var done =
                transfers.confirm(
                        draft.id(),
                        draft.version(),
                        new Masked(bank.code(person, seen)),
                        person.user());
        return ((ExecuteOutcome.Executed) done).id().value();
    }

    private Person person(String name) {
        return bank.person(name, Language.EN, SignInFactor.NONE);
    }

    private Contract company() {
        int number = NUMBERS.incrementAndGet();
        var company =
                customers.add(
                        new NewCustomer(
                                CustomerKind.COMPANY,
                                "Wakaba Trading",
                                Language.EN,
                                profile.fees().defaultClass(),
                                null),
                        "test");
        var wish =
                new NewContract(
                        company,
                        "F-" + number,
                        "+49151240" + (10_000 + number),
                        "wakaba" + number + "@example.test",
                        LocalDate.of(2026, 1, 2));
        return ((Signed) contracts.sign(wish, "test")).contract();
    }

    private Login user(Contract contract, UserKind kind) {
        Login master =
                logins.issue(new NewLogin(contract.id(), Language.EN, SignInFactor.NONE), "test");
        if (kind == UserKind.MASTER) {
            return master;
        }
        var user = new ContractUser(kind, "Further User", null, null);
        return logins.issue(
                new NewLogin(contract.id(), Language.EN, SignInFactor.NONE, user), "test");
    }

    /// A browser and a program of a customer who has signed in with both.
    private Browser customer(Login login) {
        credentials.importPassword(login.id(), new Masked(PASSWORD), "test");
        if (profile.secrets().rule(SecretKind.CONFIRMATION_PASSWORD).isPresent()) {
            credentials.importSecret(
                    login.id(), SecretKind.CONFIRMATION_PASSWORD, new Masked(CONFIRMATION), "test");
        }
        String entry = "{\"login\":\"%s\",\"password\":\"%s\"}".formatted(login.name(), PASSWORD);
        String token = new Browser(port).json("POST", "/api/v1/sessions", entry).json("token");
        Browser browser = new Browser(port).with("Authorization", "Bearer " + token);
        browser.get("/login");
        assertThat(browser.post("/login", "login", login.name(), "password", PASSWORD).location())
                .isEqualTo("/app");
        assertThat(browser.get("/app").status()).isEqualTo(200);
        assertThat(browser.get("/api/v1/accounts").status()).isEqualTo(200);
        return browser;
    }

    private Browser desk(Role role) {
        String login = "walker" + NUMBERS.incrementAndGet();
        byte[] seed = Fingerprint.of("walker", login).bytes();
        assertThat(
                        members.addKnown(
                                new NewMember(login, login, role), new Masked(PASSWORD), seed, "t"))
                .isPresent();
        Browser browser = new Browser(port);
        browser.get("/staff/login");
        String code = tokens.codeAt(seed, clock.instant());
        browser.post("/staff/login", "login", login, "password", PASSWORD, "code", code);
        assertThat(browser.get(DESK).status()).isEqualTo(200);
        return browser;
    }
}
