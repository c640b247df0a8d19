package ginko.notifications;

import ginko.kernel.Ids;
import ginko.notifications.OutboxSql.Attempt;
import ginko.notifications.OutboxSql.Claimed;
import ginko.notifications.OutboxSql.Lease;
import ginko.notifications.transport.Receipt;
import ginko.notifications.transport.SendResult;
import ginko.notifications.transport.Transport;
import ginko.notifications.transport.TransportListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/// Sends the messages of one channel. One thread claims rows under a lease and writes results, both
/// in batches; each message is sent on a thread of its own, outside any transaction. Several
/// workers on one database share the work. A worker that dies leaves its leases to run out, and its
/// messages are sent again by another: at least once.
final class OutboxWorker implements AutoCloseable, TransportListener {

    private static final Logger log = LoggerFactory.getLogger(OutboxWorker.class);

    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration RENEW_AFTER = LEASE.dividedBy(3);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
    private static final int ANY_PRIORITY = 2;

    private final Channel channel;
    private final Transport transport;
    private final OutboxSql sql;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Duration poll;

    private final Flow flow;
    private final Map<UUID, Claimed> inFlight = new HashMap<>();
    private final Queue<Finished> finished = new ConcurrentLinkedQueue<>();
    private final List<Attempt> unwritten = new ArrayList<>();
    private final Semaphore work = new Semaphore(0);
    private final AtomicBoolean restored = new AtomicBoolean();
    private Instant leasedAt = Instant.MIN;
    private Instant tidiedAt = Instant.MIN;
    private volatile boolean closing;
    private @Nullable Thread thread;

    /// @param poll how often to look without being woken: for retries and for messages of nodes
    ///   that died
    OutboxWorker(
            Channel channel, Transport transport, OutboxStore store, Clock clock, Duration poll) {
        this.channel = channel;
        this.transport = transport;
        this.sql = store.sql();
        this.transactions = store.transactions();
        this.clock = clock;
        this.poll = poll;
        this.flow = new Flow(transport.window());
    }

    /// What a worker needs of the database.
    record OutboxStore(OutboxSql sql, TransactionOperations transactions) {}

    private record Finished(Claimed claimed, @Nullable SendResult result) {}

    void start() {
        thread = Thread.ofVirtual().name("outbox-" + channel).start(this::run);
        transport.start(this);
    }

    /// Looks at the outbox at once.
    void wake() {
        work.release();
    }

    @Override
    public void ready() {
        restored.set(true);
        wake();
    }

    @Override
    public void receipt(Receipt receipt) {
        transactions.executeWithoutResult(_ -> {
            var now = clock.instant();
            sql.recordReceipt(receipt, now).ifPresent(message -> sql.settle(List.of(message), now));
        });
    }

    private void run() {
        while (!closing || !inFlight.isEmpty() || !unwritten.isEmpty()) {
            try {
                step();
            } catch (RuntimeException databaseAway) {
                log.warn("outbox not reachable, channel={}", channel, databaseAway);
            }
            try {
                var _ = work.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS);
                work.drainPermits();
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void step() {
        collect();
        write();
        renew();
        tidy();
        if (closing || !transport.isReady()) {
            return;
        }
        if (restored.getAndSet(false)) {
            flow.restored();
        }
        var free = flow.free(inFlight.size(), clock.instant());
        if (free > 0) {
            claim(free);
        }
    }

    private void claim(int free) {
        var ordinary = free - flow.reserved();
        var claimed = new ArrayList<Claimed>();
        if (ordinary > 0) {
            claimed.addAll(claim(ANY_PRIORITY, ordinary));
        }
        if (claimed.size() == Math.max(ordinary, 0) && flow.reserved() > 0) {
            claimed.addAll(claim(RetryRules.CODE, free - claimed.size()));
        }
        for (var each : claimed) {
            inFlight.put(each.message().id(), each);
            Thread.ofVirtual().name("send-" + channel).start(() -> send(each));
        }
    }

    private List<Claimed> claim(int lowestPriority, int most) {
        var now = clock.instant();
        var lease = new Lease(Ids.next(), now, now.plus(LEASE));
        if (inFlight.isEmpty()) {
            leasedAt = now;
        }
        return sql.claim(channel, lowestPriority, most, lease);
    }

    private void send(Claimed claimed) {
        SendResult result = null;
        try {
            result = transport.send(claimed.message());
        } catch (RuntimeException | Error fault) {
            log.error(
                    "message cannot be sent, message_id={} fault={}",
                    claimed.message().id(),
                    fault.getClass().getName());
        } finally {
            finished.add(new Finished(claimed, result));
            wake();
        }
    }

    /// Takes over the answers that came in and decides what follows each.
    private void collect() {
        var now = clock.instant();
        var random = ThreadLocalRandom.current();
        for (var done = finished.poll(); done != null; done = finished.poll()) {
            var claimed = done.claimed();
            var message = claimed.message();
            inFlight.remove(message.id());
            var result = done.result();
            if (result == null) {
                var next = RetryRules.afterFault(message, claimed.priority(), now, random);
                unwritten.add(new Attempt(message.id(), claimed.claim(), next, List.of()));
                continue;
            }
            var next = RetryRules.after(result, message, claimed.priority(), now, random);
            List<String> providerIds = List.of();
            switch (result) {
                case SendResult.Accepted(var ids) -> {
                    providerIds = ids;
                    flow.succeeded();
                }
                case SendResult.Throttled _, SendResult.Unavailable _ -> flow.troubled(now, random);
                case SendResult.Rejected _, SendResult.Later _, SendResult.Unknown _ -> {}
            }
            if (next.failure() != null) {
                log.warn(
                        "message not sent, message_id={} channel={} state={} reason={}",
                        message.id(),
                        channel,
                        next.state(),
                        next.failure());
            }
            unwritten.add(new Attempt(message.id(), claimed.claim(), next, providerIds));
        }
    }

    /// Writes all results in one transaction. If the database is away they stay in memory and are
    /// written later, as long as the lease holds.
    private void write() {
        if (unwritten.isEmpty()) {
            return;
        }
        transactions.executeWithoutResult(_ -> {
            var now = clock.instant();
            sql.record(unwritten, now);
            sql.recordParts(unwritten, now);
            var withParts =
                    unwritten.stream()
                            .filter(attempt -> !attempt.providerIds().isEmpty())
                            .map(Attempt::id)
                            .toList();
            if (!withParts.isEmpty()) {
                sql.settle(withParts, now);
            }
        });
        unwritten.clear();
    }

    private void renew() {
        var now = clock.instant();
        if (inFlight.isEmpty() || now.isBefore(leasedAt.plus(RENEW_AFTER))) {
            return;
        }
        sql.renew(inFlight.values(), now.plus(LEASE));
        leasedAt = now;
    }

    private void tidy() {
        var now = clock.instant();
        if (now.isBefore(tidiedAt.plus(poll))) {
            return;
        }
        tidiedAt = now;
        var expired = sql.expire(channel, now);
        if (expired > 0) {
            log.warn("messages expired unsent, channel={} count={}", channel, expired);
        }
    }

    /// Claims nothing more, waits a little for answers, and disconnects.
    @Override
    public void close() {
        closing = true;
        wake();
        var running = thread;
        if (running != null) {
            try {
                if (!running.join(CLOSE_WITHIN)) {
                    running.interrupt();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        transport.close();
    }
}
