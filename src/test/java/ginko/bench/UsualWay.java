package ginko.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import ginko.database.ApplicationPool;
import ginko.database.DatabaseAccess;
import ginko.kernel.Ids;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// What most banks do, for comparison only: one transaction for each transfer, which locks the two
/// accounts, writes the same rows as the product (entry, two postings, request, limit, transfer,
/// audit event, message) and updates the two balances. It keeps no order, no chain and no fee
/// account, which would make it slower.
final class UsualWay implements AutoCloseable {

    private static final int CONNECTIONS = 8;

    private static final String TABLES =
            """
            drop schema if exists usual cascade;
            create schema usual;
            create table usual.account as
                   select account_id, posted_minor, account_seq from ledger.account;
            alter table usual.account add primary key (account_id);
            create table usual.entry (like ledger.entry including defaults);
            alter table usual.entry add primary key (entry_id);
            create table usual.posting (like ledger.posting including defaults);
            alter table usual.posting add primary key (account_id, booking_date, account_seq);
            create table usual.request (like ledger.request including all);
            create table usual.limit_usage (like transfers.limit_usage including all);
            alter table usual.limit_usage drop column id;
            alter table usual.limit_usage add primary key (customer_id, limit_code, currency, period_start);
            create table usual.transfer (like transfers.transfer including all);
            create table usual.event (like audit.event including all);
            create table usual.outbox (like notifications.outbox including all);
            grant usage on schema usual to ginko_app;
            grant select, insert, update on all tables in schema usual to ginko_app;
            analyze usual.account
            """;

    private final HikariDataSource pool;
    private final BenchBank bank;
    private final AtomicLong sequence = new AtomicLong();

    UsualWay(DatabaseAccess database, BenchBank bank) throws SQLException {
        this.bank = bank;
        try (Connection owner =
                        DriverManager.getConnection(
                                database.url(),
                                database.owner().user(),
                                database.owner().password().reveal());
                Statement statement = owner.createStatement()) {
            statement.execute(TABLES);
        }
        HikariConfig config = ApplicationPool.configuration(database, CONNECTIONS);
        config.setPoolName(null);
        config.setAutoCommit(false);
        this.pool = new HikariDataSource(config);
    }

    /// Transfers per second, eight at a time.
    double run(int seconds, Orders.Payee payee) throws InterruptedException {
        AtomicLong done = new AtomicLong();
        long start = System.nanoTime();
        long until = start + TimeUnit.SECONDS.toNanos(seconds);
        try (ExecutorService callers = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (int caller = 0; caller < CONNECTIONS; caller++) {
                int seed = caller;
                callers.execute(() -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    while (System.nanoTime() < until) {
                        int from = random.nextInt(bank.size() / 2) * 2;
                        int to =
                                payee == Orders.Payee.ONE
                                        ? 1
                                        : random.nextInt(bank.size() / 2) * 2 + 1;
                        transfer(
                                bank.client(from).account(),
                                bank.client(to).account(),
                                random.nextInt(1, 1000));
                        done.incrementAndGet();
                    }
                });
            }
        }
        return done.get() * 1e9 / (System.nanoTime() - start);
    }

    private void transfer(UUID from, UUID to, long amount) {
        try (Connection connection = pool.getConnection()) {
            long[] fromState = new long[2];
            long[] toState = new long[2];
            lock(connection, from, to, fromState, toState);
            write(connection, from, to, amount, fromState, toState);
            connection.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void lock(
            Connection connection, UUID from, UUID to, long[] fromState, long[] toState)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select account_id, posted_minor, account_seq
                          from usual.account
                         where account_id in (?, ?)
                         order by account_id
                           for update
                        """)) {
            select.setObject(1, from);
            select.setObject(2, to);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    long[] state = rows.getObject(1, UUID.class).equals(from) ? fromState : toState;
                    state[0] = rows.getLong(2);
                    state[1] = rows.getLong(3);
                }
            }
        }
    }

    private void write(
            Connection connection,
            UUID from,
            UUID to,
            long amount,
            long[] fromState,
            long[] toState)
            throws SQLException {
        UUID id = Ids.next();
        UUID entry = Ids.next();
        long seq = sequence.incrementAndGet();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        byte[] hash = BenchBank.sha256("x" + seq);
        update(
                connection,
                "update usual.account set posted_minor = ?, account_seq = ? where account_id = ?",
                fromState[0] - amount,
                fromState[1] + 1,
                from);
        update(
                connection,
                "update usual.account set posted_minor = ?, account_seq = ? where account_id = ?",
                toState[0] + amount,
                toState[1] + 1,
                to);
        update(
                connection,
                "insert into usual.entry (book_seq, entry_id, kind, client_id, request_key, booking_date, value_date, posted_at, order_id, narrative, narrative_hash, hash) values (?, ?, 'TRANSFER_INTERNAL', ?, ?, ?, ?, ?, ?, 'Bench Customer → Bench Customer · bench', ?, ?)",
                seq,
                entry,
                from,
                id,
                today,
                today,
                now,
                id,
                hash,
                hash);
        update(
                connection,
                "insert into usual.posting (account_id, booking_date, account_seq, book_seq, line, amount_minor, balance_after_minor, value_date, text_code, force) values (?, ?, ?, ?, 1, ?, ?, ?, 'PRINCIPAL', 'NORMAL'), (?, ?, ?, ?, 2, ?, ?, ?, 'PRINCIPAL', 'NORMAL')",
                from,
                today,
                fromState[1] + 1,
                seq,
                -amount,
                fromState[0] - amount,
                today,
                to,
                today,
                toState[1] + 1,
                seq,
                amount,
                toState[0] + amount,
                today);
        update(
                connection,
                "insert into usual.request (client_id, request_key, fingerprint, outcome, entry_id, book_seq, booking_date, answered_at) values (?, ?, ?, 'POSTED', ?, ?, ?, ?)",
                from,
                id,
                hash,
                entry,
                seq,
                today,
                now);
        update(
                connection,
                "insert into usual.limit_usage (customer_id, limit_code, currency, period_start, used_minor, operations) values (?, 'TRANSFER_DAY', 'JPY', ?, ?, 1), (?, 'TRANSFER_MONTH', 'JPY', ?, ?, 1) on conflict (customer_id, limit_code, currency, period_start) do update set used_minor = limit_usage.used_minor + excluded.used_minor, operations = limit_usage.operations + 1",
                from,
                today,
                amount,
                from,
                today.withDayOfMonth(1),
                amount);
        update(
                connection,
                "insert into usual.transfer (id, login_id, customer_id, kind, from_account_id, from_number, payee_account_id, payee_bank, payee_number, payee_name, currency, amount_minor, fee_minor, purpose, state, value_date, entry_id, confirmed_by, fingerprint, profile_version, executed_at) values (?, ?, ?, 'INTERNAL_TRANSFER', ?, '0010000001', ?, '', '0020000001', 'Bench Customer', 'JPY', ?, 110, 'bench', 'EXECUTED', ?, ?, 'SIGNATURE', ?, 'bench', ?)",
                id,
                from,
                from,
                from,
                to,
                amount,
                today,
                entry,
                hash,
                now);
        update(
                connection,
                "insert into usual.event (chain_id, seq, id, at, kind, actor, subject_kind, subject_id, details, hash) values (1, ?, ?, ?, 'TRANSFER_EXECUTED', 'login:bench', 'transfer', ?, 'kind=INTERNAL_TRANSFER', ?)",
                seq,
                Ids.next(),
                now,
                id,
                hash);
        update(
                connection,
                "insert into usual.outbox (id, customer_id, channel, address, language, subject, body, body_masked, state, priority, attempts, next_attempt_at, expires_at, dedupe_key, created_at) values (?, ?, 'MAIL', 'customer@example.test', 'en', 'Your transfer', 'text', 'text', 'QUEUED', 2, 0, ?, ?, ?, ?)",
                Ids.next(),
                from,
                now,
                now,
                "transfer:" + id,
                now);
    }

    private static void update(Connection connection, String sql, Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
