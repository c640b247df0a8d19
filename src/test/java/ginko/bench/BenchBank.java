package ginko.bench;

import ginko.database.DatabaseAccess;
import ginko.kernel.Language;
import ginko.kernel.ServerKeys;
import ginko.otp.SealedSeeds;
import ginko.policy.AccountNumbers;
import ginko.policy.AccountScheme;
import ginko.policy.AccountType;
import ginko.policy.Branch;
import ginko.policy.LocalText;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.postgresql.PGConnection;

/// A bank full of customers for a bench: each with a contract, a login, an open session, a device
/// that signs, and an account with a credit line, half of them at each of two branches.
final class BenchBank {

    static final String BANK_CODE = "7100";

    private static final long FIRST_ID = 0x019a_b000_0000_7000L;
    private static final HexFormat HEX = HexFormat.of();
    private static final long CREDIT_LINE = -4_000_000_000_000_000_000L;

    /// A customer as a program of his own knows it.
    record Client(
            UUID customer,
            UUID login,
            String name,
            String token,
            UUID account,
            String number,
            String serial,
            byte[] seed) {}

    private final DatabaseAccess database;
    private final Client[] clients;

    private BenchBank(DatabaseAccess database, int customers) {
        this.database = database;
        this.clients = new Client[customers];
    }

    /// Fills an empty, migrated database.
    static BenchBank fill(DatabaseAccess database, ServerKeys keys, int customers)
            throws Exception {
        BenchBank bank = new BenchBank(database, customers);
        bank.load(new SealedSeeds(keys));
        return bank;
    }

    int size() {
        return clients.length;
    }

    Client client(int n) {
        return clients[n];
    }

    private void load(SealedSeeds seeds) throws Exception {
        AccountNumbers numbers =
                new AccountNumbers(AccountScheme.PLAIN, List.of(branch("001"), branch("002")));
        StringBuilder customers = new StringBuilder();
        StringBuilder contracts = new StringBuilder();
        StringBuilder logins = new StringBuilder();
        StringBuilder sessions = new StringBuilder();
        StringBuilder ledger = new StringBuilder();
        StringBuilder accounts = new StringBuilder();
        StringBuilder tokens = new StringBuilder();
        String now = Instant.now().toString();
        String later = Instant.now().plusSeconds(8 * 3600).toString();
        for (int n = 0; n < clients.length; n++) {
            UUID customer = id(1, n);
            UUID contract = id(2, n);
            UUID login = id(3, n);
            UUID account = id(4, n);
            UUID device = id(5, n);
            String token = token(n);
            String serial = "SD" + (1_000_000_000L + n);
            String number = numbers.compose(n % 2 == 0 ? "001" : "002", AccountType.ORDINARY, n);
            byte[] seed = sha256("seed " + n);
            SealedSeeds.Sealed sealed = seeds.seal(device, serial, seed);
            clients[n] =
                    new Client(
                            customer,
                            login,
                            "Bench Customer " + n,
                            token,
                            account,
                            number,
                            serial,
                            seed);
            row(customers, customer, "PERSON", "Bench Customer " + n, "EN", "STANDARD", "\\N", now);
            row(
                    contracts,
                    contract,
                    customer,
                    "B-" + n,
                    "+4915" + (200_000_000 + n),
                    "customer" + n + "@example.test",
                    "2026-01-02",
                    now);
            row(logins, login, customer, contract, "EN", "ACTIVE", "MASTER", now);
            row(
                    sessions,
                    bytes(sha256(token)),
                    login,
                    "API",
                    "FULL",
                    "Bench Customer " + n,
                    now,
                    now,
                    later);
            row(
                    ledger,
                    account,
                    "JPY",
                    "LIABILITY",
                    0,
                    0,
                    CREDIT_LINE,
                    -CREDIT_LINE,
                    "OPEN",
                    0,
                    now);
            row(accounts, account, customer, number, "CURRENT", "JPY", "2026-01-02");
            row(
                    tokens,
                    device,
                    "SIGNING",
                    login,
                    serial,
                    "OCRA",
                    "SHA256",
                    8,
                    60,
                    bytes(sealed.nonce()),
                    bytes(sealed.seed()),
                    "ACTIVE",
                    now,
                    0,
                    -1,
                    0,
                    now);
        }
        try (Connection connection = owner()) {
            if (isFull(connection)) {
                return;
            }
            copy(
                    connection,
                    "customers.customer (id, kind, display_name, language, fee_class, birth_date, created_at)",
                    customers);
            copy(
                    connection,
                    "customers.contract (id, customer_id, number, phone, mail, signed_on, created_at)",
                    contracts);
            copy(
                    connection,
                    "identity.login (id, customer_id, contract_id, language, state, user_kind, created_at)",
                    logins);
            copy(
                    connection,
                    "identity.session (id, login_id, kind, stage, display_name, created_at, last_seen_at, expires_at)",
                    sessions);
            copy(
                    connection,
                    "ledger.account (account_id, currency, class, posted_minor, held_minor, floor_minor, ceiling_minor, state, account_seq, opened_at)",
                    ledger);
            copy(
                    connection,
                    "accounts.account (id, customer_id, number, kind, currency, opened_on)",
                    accounts);
            copy(
                    connection,
                    "otp.token (id, kind, login_id, serial, algorithm, hash, digits, period_seconds, nonce, sealed_seed, state, state_since, failures, last_used_step, drift_steps, created_at)",
                    tokens);
            try (Statement statement = connection.createStatement()) {
                statement.execute("analyze");
            }
        }
    }

    /// The ids are the same in every run, in the order in which customers came.
    private static UUID id(int kind, int n) {
        return new UUID(FIRST_ID + ((long) n << 16), 0x8000_0000_0000_0000L | kind);
    }

    private static Branch branch(String code) {
        return new Branch(code, new LocalText(Language.EN, Map.of(Language.EN, code)));
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(
                database.url(), database.owner().user(), database.owner().password().reveal());
    }

    /// Lets everybody have signed in just now, as a customer who pays has.
    void signInAgain() throws SQLException {
        try (Connection connection = owner();
                Statement statement = connection.createStatement()) {
            statement.execute("update identity.session set last_seen_at = '" + Instant.now() + "'");
            statement.execute("vacuum analyze identity.session");
        }
    }

    private boolean isFull(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var found = statement.executeQuery("select count(*) from customers.customer")) {
            found.next();
            return found.getInt(1) == clients.length;
        }
    }

    private static void copy(Connection connection, String table, StringBuilder rows)
            throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " from stdin", new StringReader(rows.toString()));
    }

    private static void row(StringBuilder rows, Object... fields) {
        for (int i = 0; i < fields.length; i++) {
            rows.append(i == 0 ? "" : "\t").append(fields[i]);
        }
        rows.append('\n');
    }

    private static String bytes(byte[] value) {
        return "\\\\x" + HEX.formatHex(value);
    }

    private static String token(int n) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256("token " + n));
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
