package ginko.kernel;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;

/// Turns concurrent single commands into batches. Callers wait while one committer takes whatever
/// is queued and runs it as one database transaction; while that runs the next batch fills by
/// itself, so an idle system adds no delay and a busy one pays one commit for many commands.
///
/// Fairness: every source (a customer, a file) has its own line, and the committer takes one
/// command of each line in turn, so a large file cannot starve a single payer. The queue is
/// bounded; when it is full the caller gets [Overloaded] at once and nothing was done.
///
/// Failure: when a batch fails because the database is away or gave up on a lock, the whole batch
/// runs again a few times. This is safe although a commit may have succeeded unseen, because every
/// command carries its own id and a repeated one answers with its first outcome. When a batch fails
/// for any other reason its commands run one by one, so a poisoned one harms only itself. When the
/// database stays away after it may have carried out a batch, the callers get [OutcomeUnknown]:
/// nobody is told that nothing happened unless that is certain.
public final class GroupCommit<C, R> implements AutoCloseable {

    /// Runs the commands in order in one transaction and answers with one outcome for each.
    @FunctionalInterface
    public interface Batch<C, R> {
        List<R> run(List<C> commands);
    }

    private record Item<C, R>(C command, CompletableFuture<R> outcome) {}

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final Duration[] RETRY_AFTER = {
        Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(3)
    };
    private static final int RETRY_AFTER_SECONDS = 1;
    private static final int COMPANY = 4;
    private static final Duration GATHER_FOR_EACH = Duration.ofNanos(500_000);
    private static final Duration GATHER_MAX = Duration.ofMillis(4);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int capacity;
    private final int batchMax;
    private final Gathering gathering;
    private final Batch<C, R> batch;
    private final Thread committer;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();
    private final Map<Object, Deque<Item<C, R>>> lines = new LinkedHashMap<>();
    private int queued;
    private boolean closed;

    /// @param capacity commands that may wait, over all sources
    /// @param batchMax commands in one transaction
    public GroupCommit(String name, int capacity, int batchMax, Batch<C, R> batch) {
        this(name, capacity, batchMax, Gathering.NEVER, batch);
    }

    /// When the committer waits for company before it takes a batch.
    public enum Gathering {
        /// The work of one batch takes so long that the next fills meanwhile.
        NEVER,
        /// A short look at the database costs about the same for one command as for many: while
        /// there is company, a few milliseconds bring more of it; the more there was, the longer.
        IN_COMPANY
    }

    /// @param capacity commands that may wait, over all sources
    /// @param batchMax commands in one transaction
    public GroupCommit(
            String name, int capacity, int batchMax, Gathering gathering, Batch<C, R> batch) {
        Check.argument(capacity >= batchMax && batchMax > 0, "capacity must hold a batch");
        this.gathering = gathering;
        this.capacity = capacity;
        this.batchMax = batchMax;
        this.batch = batch;
        this.committer = Thread.ofPlatform().daemon().name(name).start(this::work);
    }

    /// Queues the command in the line of its source and waits for its outcome.
    ///
    /// @throws Overloaded when the queue is full or the program is stopping; nothing was done
    /// @throws OutcomeUnknown when no answer came in time or the database went away meanwhile; the
    ///   command may have been carried out or may still be
    /// @throws RuntimeException what the batch threw for this command alone
    public R submit(Object source, C command) {
        return await(enqueue(source, List.of(command)).getFirst());
    }

    /// Queues many commands of one source, in order; the outcomes come in the same order.
    ///
    /// @throws Overloaded when not all of them fit; none was queued
    public List<R> submitAll(Object source, List<C> commands) {
        return enqueue(source, commands).stream().map(this::await).toList();
    }

    private List<CompletableFuture<R>> enqueue(Object source, List<C> commands) {
        lock.lock();
        try {
            if (closed || queued + commands.size() > capacity) {
                throw new Overloaded(RETRY_AFTER_SECONDS);
            }
            Deque<Item<C, R>> line = lines.computeIfAbsent(source, any -> new ArrayDeque<>());
            List<CompletableFuture<R>> outcomes = new ArrayList<>(commands.size());
            for (C command : commands) {
                Item<C, R> item = new Item<>(command, new CompletableFuture<>());
                line.add(item);
                outcomes.add(item.outcome());
            }
            queued += commands.size();
            notEmpty.signal();
            return outcomes;
        } finally {
            lock.unlock();
        }
    }

    /// Commands that wait now, for metrics.
    public int queuedNow() {
        lock.lock();
        try {
            return queued;
        } finally {
            lock.unlock();
        }
    }

    private R await(CompletableFuture<R> outcome) {
        try {
            return outcome.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new OutcomeUnknown(late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OutcomeUnknown(interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    private void work() {
        int before = 0;
        while (true) {
            if (gathering == Gathering.IN_COMPANY && before >= COMPANY) {
                LockSupport.parkNanos(
                        Math.min(before * GATHER_FOR_EACH.toNanos(), GATHER_MAX.toNanos()));
            }
            List<Item<C, R>> items = take();
            if (items.isEmpty()) {
                return;
            }
            commit(items);
            before = items.size();
        }
    }

    /// Waits for work; an empty list means closed and drained.
    private List<Item<C, R>> take() {
        lock.lock();
        try {
            while (queued == 0) {
                if (closed) {
                    return List.of();
                }
                notEmpty.awaitUninterruptibly();
            }
            List<Item<C, R>> items = new ArrayList<>(Math.min(queued, batchMax));
            while (items.size() < batchMax && queued > 0) {
                takeOneOfNextLine(items);
            }
            return items;
        } finally {
            lock.unlock();
        }
    }

    /// The line that was served goes to the back, unless it is empty.
    private void takeOneOfNextLine(List<Item<C, R>> items) {
        var first = lines.entrySet().iterator();
        var entry = first.next();
        Object source = entry.getKey();
        Deque<Item<C, R>> line = entry.getValue();
        first.remove();
        items.add(line.remove());
        queued--;
        if (!line.isEmpty()) {
            lines.put(source, line);
        }
    }

    private void commit(List<Item<C, R>> items) {
        try {
            complete(items, runPatiently(items));
        } catch (RuntimeException | Error failure) {
            if (items.size() == 1 || failure instanceof OutcomeUnknown || isDatabaseAway(failure)) {
                log.warn("batch failed items={} cause={}", items.size(), failure.toString());
                items.forEach(item -> item.outcome().completeExceptionally(failure));
                return;
            }
            log.warn("batch failed, running its items one by one items={}", items.size(), failure);
            items.forEach(item -> commit(List.of(item)));
        }
    }

    private List<R> runPatiently(List<Item<C, R>> items) {
        List<C> commands = items.stream().map(Item::command).toList();
        boolean begun = false;
        for (int attempt = 0; ; attempt++) {
            try {
                return batch.run(commands);
            } catch (RuntimeException failure) {
                if (!isDatabaseAway(failure)) {
                    throw failure;
                }
                begun |= !(failure instanceof CannotCreateTransactionException);
                if (attempt == RETRY_AFTER.length) {
                    throw begun ? new OutcomeUnknown(failure) : failure;
                }
                sleep(RETRY_AFTER[attempt]);
            }
        }
    }

    private void complete(List<Item<C, R>> items, List<R> outcomes) {
        Check.state(items.size() == outcomes.size(), "one outcome for each command");
        for (int i = 0; i < items.size(); i++) {
            items.get(i).outcome().complete(outcomes.get(i));
        }
    }

    private static boolean isDatabaseAway(Throwable failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransactionException;
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
        }
    }

    /// Takes no more commands, finishes those that wait, then returns.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            notEmpty.signal();
        } finally {
            lock.unlock();
        }
        try {
            committer.join(PATIENCE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
