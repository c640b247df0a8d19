package ginko.identity;

import ginko.kernel.Overloaded;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Lets only a few password hashes be computed at a time, so that sign-ins cannot eat the memory
/// and the processors of the bank. Who finds no place within the wait is told that the bank is
/// busy; his try is not counted.
public final class HashQueue {

    private static final int RETRY_AFTER_SECONDS = 5;

    private final Semaphore places;
    private final Duration patience;

    HashQueue(int places, Duration patience) {
        this.places = new Semaphore(places, true);
        this.patience = patience;
    }

    /// @throws Overloaded when no place was free within the wait
    public <T> T run(Supplier<T> work) {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Overloaded(RETRY_AFTER_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Overloaded(RETRY_AFTER_SECONDS);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
