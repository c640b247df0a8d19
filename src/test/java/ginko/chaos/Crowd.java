package ginko.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.chaos.Payment.Known;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Customers who pay each other all the time, all at once, whatever happens to the bank. What each
/// was told about each payment is kept; nothing else is known of the bank here.
final class Crowd implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Queue<Payment> payments = new ConcurrentLinkedQueue<>();
    private final Queue<String> wrongs = new ConcurrentLinkedQueue<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger outages = new AtomicInteger();
    private final AtomicLong lastAnswer = new AtomicLong(System.nanoTime());
    private final AtomicLong longestPause = new AtomicLong();
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new ArrayList<>();
    private volatile boolean open = true;

    /// Starts the customers of the stage; each talks to one of the nodes, and to another when it
    /// does not answer.
    Crowd(Stage stage, List<BankProcess> nodes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<PreparedBank.Customer> customers = stage.bank().customers();
        for (int i = 0; i < customers.size(); i++) {
            List<String> payees =
                    List.of(
                            customers.get((i + 1) % customers.size()).accountNumber(),
                            customers.get((i + 7) % customers.size()).accountNumber(),
                            customers.get(i == 0 ? 1 : 0).accountNumber());
            Payer payer = new Payer(customers.get(i), payees, this, random.split());
            Teller teller = new Teller(nodes, i);
            running.add(people.submit(() -> payer.payAllTheTime(teller, stage.sessions())));
        }
    }

    boolean isOpen() {
        return open;
    }

    void started(Payment payment) {
        payments.add(payment);
    }

    void acknowledged(Payment payment) {
        long now = System.nanoTime();
        long pause = now - lastAnswer.getAndSet(now);
        longestPause.accumulateAndGet(pause, Math::max);
        payment.learn(Known.ACKNOWLEDGED);
        acknowledged.incrementAndGet();
    }

    /// The bank did something it must never do.
    void wrong(String what) {
        wrongs.add(what);
    }

    /// The bank answered that it cannot work now.
    void outage() {
        outages.incrementAndGet();
    }

    int acknowledgedCount() {
        return acknowledged.get();
    }

    int outageCount() {
        return outages.get();
    }

    Duration longestPause() {
        return Duration.ofNanos(longestPause.get());
    }

    /// Waits until this many more payments are acknowledged: the bank works.
    void awaitMore(int more) throws InterruptedException {
        int goal = acknowledged.get() + more;
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (acknowledged.get() < goal) {
            if (System.nanoTime() > until) {
                throw new AssertionError("the bank does not come back");
            }
            Thread.sleep(5);
        }
    }

    /// Waits until the bank has said this often that it cannot work now.
    void awaitOutages(int goal) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (outages.get() < goal) {
            if (System.nanoTime() > until) {
                throw new AssertionError("the bank works on");
            }
            Thread.sleep(20);
        }
    }

    /// Payments whose confirmation has been sent up to now.
    List<Payment> payments() {
        return List.copyOf(payments);
    }

    List<String> wrongs() {
        return List.copyOf(wrongs);
    }

    /// Lets everybody finish what he is doing.
    @Override
    public void close() throws Exception {
        open = false;
        for (Future<?> payer : running) {
            payer.get();
        }
        people.close();
        assertThat(wrongs).as("what the bank must never do").isEmpty();
    }
}
