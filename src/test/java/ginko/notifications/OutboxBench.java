package ginko.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import ginko.demo.simulators.MailReceiver;
import ginko.demo.simulators.ShortMessageCentre;
import ginko.demo.simulators.SimulatedMessages;
import ginko.kernel.CustomerId;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.notifications.OutboxWorker.OutboxStore;
import ginko.notifications.smpp.SmppSettings;
import ginko.notifications.smpp.SmppTransport;
import ginko.notifications.smtp.SmtpSettings;
import ginko.notifications.smtp.SmtpTransport;
import ginko.testing.SettableClock;
import ginko.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A fresh database with the outbox on it, a short-message centre, a mail receiver, and as many
/// workers as a test starts.
final class OutboxBench implements AutoCloseable {

    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final SettableClock clock = new SettableClock(START);
    final SimulatedMessages received = new SimulatedMessages(clock);
    final JdbcClient jdbc;
    final TransactionTemplate transactions;
    final Outbox outbox;
    final Messages messages;

    private final DataSource database = TestDatabase.create();
    private final OutboxSignal signal = new OutboxSignal();
    private final OutboxSql sql;
    private final List<AutoCloseable> running = new ArrayList<>();

    OutboxBench() {
        jdbc = JdbcClient.create(database);
        sql = new OutboxSql(jdbc);
        transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        outbox = new Outbox(sql, signal, clock);
        messages = new Messages(sql);
    }

    ShortMessageCentre centre() {
        return register(ShortMessageCentre.start(received, clock));
    }

    ShortMessageCentre centre(int port) {
        return register(ShortMessageCentre.start(received, clock, port));
    }

    MailReceiver mailReceiver() {
        return register(MailReceiver.start(received));
    }

    void smsWorker(SmppSettings settings) {
        start(
                new OutboxWorker(
                        Channel.SMS,
                        new SmppTransport(settings, "5927", clock),
                        new OutboxStore(sql, transactions),
                        clock,
                        POLL));
    }

    void mailWorker(SmtpSettings settings) {
        start(
                new OutboxWorker(
                        Channel.MAIL,
                        new SmtpTransport(settings, "bank@ginko.example", clock),
                        new OutboxStore(sql, transactions),
                        clock,
                        POLL));
    }

    private void start(OutboxWorker worker) {
        signal.add(worker::wake);
        running.addFirst(worker);
        worker.start();
    }

    private <T extends AutoCloseable> T register(T peer) {
        running.addLast(peer);
        return peer;
    }

    void enqueue(OutboundMessage... batch) {
        transactions.executeWithoutResult(_ -> outbox.enqueue(List.of(batch)));
    }

    static SmsMessage notice(String phone, String text, String dedupeKey) {
        return sms(phone, text, dedupeKey, null, null);
    }

    static SmsMessage code(String phone, String text, String dedupeKey, Instant expiresAt) {
        return sms(phone, text, dedupeKey, expiresAt, null);
    }

    static SmsMessage sms(
            String phone,
            String text,
            String dedupeKey,
            @Nullable Instant expiresAt,
            @Nullable CustomerId customer) {
        return new SmsMessage(
                customer, phone, new Masked(text), "masked", expiresAt, dedupeKey, Language.EN);
    }

    static MailMessage mail(String address, String subject, String text, Language language) {
        return new MailMessage(null, address, subject, text, subject, language);
    }

    DeliveryState state(String dedupeKey) {
        return DeliveryState.valueOf(
                jdbc.sql("select state from notifications.outbox where dedupe_key = :key")
                        .param("key", dedupeKey)
                        .query(String.class)
                        .single());
    }

    Optional<String> body(String dedupeKey) {
        return jdbc.sql("select body from notifications.outbox where dedupe_key = :key")
                .param("key", dedupeKey)
                .query((row, _) -> Optional.ofNullable(row.getString("body")))
                .single();
    }

    int attempts(String dedupeKey) {
        return jdbc.sql("select attempts from notifications.outbox where dedupe_key = :key")
                .param("key", dedupeKey)
                .query(Integer.class)
                .single();
    }

    int count(DeliveryState state) {
        return jdbc.sql("select count(*) from notifications.outbox where state = :state")
                .param("state", state.name())
                .query(Integer.class)
                .single();
    }

    void awaitState(String dedupeKey, DeliveryState state) {
        await("message " + dedupeKey + " is " + state, () -> state(dedupeKey) == state);
    }

    void await(String what, BooleanSupplier holds) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting until " + what).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    @Override
    public void close() throws Exception {
        for (var each : running) {
            each.close();
        }
        if (database instanceof HikariDataSource pool) {
            pool.close();
        }
    }
}
