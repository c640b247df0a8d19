package ginko.database;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks after a server that must not stay down: the system may kill it for want of memory, and it
/// ends itself when it cannot write its log. Every failed start is followed by another one, so the
/// bank goes on by itself as soon as there is room again.
final class ServerWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ServerWatch.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration TRY_EVERY = Duration.ofSeconds(2);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(60);

    /// Starts the server; throws when it does not run afterwards.
    @FunctionalInterface
    interface Start {
        void run() throws IOException;
    }

    private final BooleanSupplier isRunning;
    private final Start start;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private ServerWatch(BooleanSupplier isRunning, Start start) {
        this.isRunning = isRunning;
        this.start = start;
        this.thread = Thread.ofPlatform().daemon().name("database-watch").unstarted(this::watch);
    }

    static ServerWatch over(BooleanSupplier isRunning, Start start) {
        ServerWatch watch = new ServerWatch(isRunning, start);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        Duration pause = LOOK_EVERY;
        while (!isClosingWithin(pause)) {
            pause = lookAfter() ? LOOK_EVERY : TRY_EVERY;
        }
    }

    /// Whether the server runs now.
    private boolean lookAfter() {
        try {
            if (!isRunning.getAsBoolean()) {
                log.error("The bundled database server has ended by itself; starting it again");
                start.run();
                log.warn("The bundled database server runs again");
            }
            return true;
        } catch (IOException | RuntimeException failure) {
            log.error("The bundled database server does not start: {}", failure.getMessage());
            return false;
        }
    }

    private boolean isClosingWithin(Duration pause) {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// Ends the watch; a start that is under way is finished first.
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(CLOSE_WITHIN);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
