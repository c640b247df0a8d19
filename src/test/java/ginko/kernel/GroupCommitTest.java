package ginko.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

class GroupCommitTest {

    @ParameterizedTest
    @EnumSource(GroupCommit.Gathering.class)
    void answersEachOf200ParallelCallersWithItsOwnOutcome(GroupCommit.Gathering gathering)
            throws Exception {
        var batches = new AtomicInteger();
        try (var commits =
                        new GroupCommit<Integer, Integer>(
                                "test",
                                400,
                                64,
                                gathering,
                                commands -> {
                                    batches.incrementAndGet();
                                    return commands.stream().map(n -> n * 2).toList();
                                });
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int n = i;
                answers.add(callers.submit(() -> commits.submit(n, n)));
            }

            for (int i = 0; i < 200; i++) {
                assertThat(answers.get(i).get()).isEqualTo(i * 2);
            }
        }
        assertThat(batches.get()).isPositive();
    }

    @Test
    void refusesAtOnceWhenTheQueueIsFull() throws Exception {
        var release = new CountDownLatch(1);
        var started = new CountDownLatch(1);
        try (var commits =
                        new GroupCommit<Integer, Integer>(
                                "test",
                                2,
                                1,
                                commands -> {
                                    started.countDown();
                                    awaitQuietly(release);
                                    return commands;
                                });
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> running = callers.submit(() -> commits.submit("a", 1));
            started.await();
            Future<List<Integer>> waiting =
                    callers.submit(() -> commits.submitAll("b", List.of(2, 3)));
            while (commits.queuedNow() < 2) {
                Thread.onSpinWait();
            }

            assertThatThrownBy(() -> commits.submit("c", 4)).isInstanceOf(Overloaded.class);

            release.countDown();
            assertThat(running.get()).isEqualTo(1);
            assertThat(waiting.get()).containsExactly(2, 3);
        }
    }

    @Test
    void poisonedCommandFailsAlone() throws Exception {
        var release = new CountDownLatch(1);
        var started = new CountDownLatch(1);
        try (var commits =
                        new GroupCommit<Integer, Integer>(
                                "test",
                                100,
                                10,
                                commands -> {
                                    if (commands.contains(0)) {
                                        started.countDown();
                                        awaitQuietly(release);
                                    }
                                    if (commands.contains(13)) {
                                        throw new IllegalArgumentException("poison");
                                    }
                                    return commands;
                                });
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = callers.submit(() -> commits.submit("x", 0));
            started.await();
            Future<Integer> good = callers.submit(() -> commits.submit("a", 1));
            Future<Integer> bad = callers.submit(() -> commits.submit("b", 13));
            Future<Integer> alsoGood = callers.submit(() -> commits.submit("c", 2));
            release.countDown();

            assertThat(first.get()).isZero();
            assertThat(good.get()).isEqualTo(1);
            assertThat(alsoGood.get()).isEqualTo(2);
            assertThatThrownBy(bad::get).hasRootCauseMessage("poison");
        }
    }

    @Test
    void runsTheBatchAgainWhenTheDatabaseWasAway() {
        var attempts = new AtomicInteger();
        try (var commits =
                new GroupCommit<Integer, Integer>(
                        "test",
                        10,
                        10,
                        commands -> {
                            if (attempts.incrementAndGet() < 3) {
                                throw new DataAccessResourceFailureException("away");
                            }
                            return commands;
                        })) {
            assertThat(commits.submit("a", 5)).isEqualTo(5);
        }
        assertThat(attempts.get()).isEqualTo(3);
    }

    @Test
    void servesSourcesInTurnSoThatAFileDoesNotStarveAPayer() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        var release = new CountDownLatch(1);
        var started = new CountDownLatch(1);
        try (var commits =
                        new GroupCommit<String, String>(
                                "test",
                                2000,
                                1,
                                commands -> {
                                    started.countDown();
                                    awaitQuietly(release);
                                    order.addAll(commands);
                                    return commands;
                                });
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> lines = Collections.nCopies(1000, "file");
            Future<List<String>> file = callers.submit(() -> commits.submitAll("file", lines));
            started.await();
            Future<String> payer = callers.submit(() -> commits.submit("payer", "payment"));
            while (commits.queuedNow() < 1000) {
                Thread.onSpinWait();
            }
            release.countDown();

            assertThat(payer.get()).isEqualTo("payment");
            assertThat(file.get()).hasSize(1000);
        }
        assertThat(order.indexOf("payment")).isLessThanOrEqualTo(2);
    }

    @Test
    void finishesWhatWaitsWhenItCloses() throws Exception {
        var release = new CountDownLatch(1);
        var started = new CountDownLatch(1);
        var commits =
                new GroupCommit<Integer, Integer>(
                        "test",
                        10,
                        1,
                        commands -> {
                            started.countDown();
                            awaitQuietly(release);
                            return commands;
                        });
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> answer = callers.submit(() -> commits.submit("a", 1));
            started.await();
            Future<Integer> second = callers.submit(() -> commits.submit("b", 2));
            while (commits.queuedNow() < 1) {
                Thread.onSpinWait();
            }
            Future<?> closing = callers.submit(commits::close);
            release.countDown();
            closing.get();

            assertThat(List.of(answer.get(), second.get())).containsExactly(1, 2);
            assertThatThrownBy(() -> commits.submit("c", 3)).isInstanceOf(Overloaded.class);
        }
    }

    @Test
    void saysThatNothingIsKnownWhenTheDatabaseWentAwayDuringTheBatchAndStaysAway() {
        var attempts = new AtomicInteger();
        try (var commits =
                new GroupCommit<Integer, Integer>(
                        "test",
                        10,
                        10,
                        commands -> {
                            if (attempts.incrementAndGet() == 1) {
                                throw new DataAccessResourceFailureException("lost at the commit");
                            }
                            throw new CannotCreateTransactionException("away");
                        })) {
            assertThatThrownBy(() -> commits.submit("a", 5)).isInstanceOf(OutcomeUnknown.class);
        }
        assertThat(attempts.get()).isGreaterThan(2);
    }

    @Test
    void saysThatNothingHappenedWhenTheDatabaseWasNeverThere() {
        try (var commits =
                new GroupCommit<Integer, Integer>(
                        "test",
                        10,
                        10,
                        commands -> {
                            throw new CannotCreateTransactionException("away");
                        })) {
            assertThatThrownBy(() -> commits.submit("a", 5))
                    .isInstanceOf(CannotCreateTransactionException.class);
        }
    }

    @Test
    void queuesNothingOfAFileThatDoesNotFit() {
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        try (var commits =
                new GroupCommit<Integer, Integer>(
                        "test",
                        3,
                        2,
                        commands -> {
                            seen.addAll(commands);
                            return commands;
                        })) {
            assertThatThrownBy(() -> commits.submitAll("file", List.of(1, 2, 3, 4)))
                    .isInstanceOfSatisfying(
                            Overloaded.class,
                            busy -> assertThat(busy.retryAfterSeconds()).isPositive());
            assertThat(commits.submitAll("file", List.of(5, 6, 7))).containsExactly(5, 6, 7);
        }
        assertThat(seen).containsExactly(5, 6, 7);
    }

    @Test
    void neverPutsMoreThanTheMostIntoOneBatch() throws Exception {
        List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
        try (var commits =
                new GroupCommit<Integer, Integer>(
                        "test",
                        100,
                        7,
                        commands -> {
                            sizes.add(commands.size());
                            return commands;
                        })) {
            assertThat(commits.submitAll("file", Collections.nCopies(100, 1))).hasSize(100);
            assertThat(commits.queuedNow()).isZero();
        }
        assertThat(sizes).allMatch(size -> size >= 1 && size <= 7);
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
    }

    @Test
    void answersACallerThatIsInterruptedThatTheOutcomeIsNotKnown() throws Exception {
        var release = new CountDownLatch(1);
        var started = new CountDownLatch(1);
        var wasInterrupted = new AtomicBoolean();
        try (var commits =
                new GroupCommit<Integer, Integer>(
                        "test",
                        10,
                        10,
                        commands -> {
                            started.countDown();
                            awaitQuietly(release);
                            return commands;
                        })) {
            Thread caller =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    var unused = commits.submit("a", 1);
                                } catch (OutcomeUnknown unknown) {
                                    wasInterrupted.set(Thread.currentThread().isInterrupted());
                                }
                            });
            started.await();
            caller.interrupt();
            caller.join();
            release.countDown();
        }
        assertThat(wasInterrupted).isTrue();
    }

    @Test
    void refusesABatchThatDoesNotAnswerEachCommand() {
        try (var commits =
                new GroupCommit<Integer, Integer>("test", 10, 10, commands -> List.of())) {
            assertThatThrownBy(() -> commits.submit("a", 1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("one outcome");
        }
    }

    @Test
    void livesOnAfterAnError() {
        var attempts = new AtomicInteger();
        try (var commits =
                new GroupCommit<Integer, Integer>(
                        "test",
                        10,
                        10,
                        commands -> {
                            if (attempts.incrementAndGet() == 1) {
                                throw new StackOverflowError("deep");
                            }
                            return commands;
                        })) {
            assertThatThrownBy(() -> commits.submit("a", 1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasCauseInstanceOf(StackOverflowError.class);
            assertThat(commits.submit("a", 2)).isEqualTo(2);
        }
    }

    @Test
    void runsItsItemsOneByOneAgainAlsoWhenTheDatabaseGoesAwayThen() throws Exception {
        var release = new CountDownLatch(1);
        var started = new CountDownLatch(1);
        var away = new AtomicBoolean(true);
        try (var commits =
                        new GroupCommit<Integer, Integer>(
                                "test",
                                100,
                                10,
                                commands -> {
                                    if (commands.contains(0)) {
                                        started.countDown();
                                        awaitQuietly(release);
                                    } else if (commands.size() > 1) {
                                        throw new IllegalArgumentException("poison");
                                    } else if (away.getAndSet(false)) {
                                        throw new QueryTimeoutException("slow");
                                    }
                                    return commands;
                                });
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = callers.submit(() -> commits.submit("x", 0));
            started.await();
            Future<List<Integer>> others =
                    callers.submit(() -> commits.submitAll("y", List.of(1, 2, 3)));
            while (commits.queuedNow() < 3) {
                Thread.onSpinWait();
            }
            release.countDown();

            assertThat(first.get()).isZero();
            assertThat(others.get()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void needsACapacityThatHoldsABatch() {
        assertThatThrownBy(() -> new GroupCommit<Integer, Integer>("test", 1, 2, c -> c))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GroupCommit<Integer, Integer>("test", 1, 0, c -> c))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
