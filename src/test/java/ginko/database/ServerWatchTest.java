package ginko.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ServerWatchTest {

    @Test
    void triesAgainUntilTheServerRuns() throws Exception {
        AtomicInteger starts = new AtomicInteger();
        AtomicBoolean running = new AtomicBoolean();
        CountDownLatch back = new CountDownLatch(1);
        try (ServerWatch watch =
                ServerWatch.over(
                        running::get,
                        () -> {
                            if (starts.incrementAndGet() == 1) {
                                throw new IOException("no room");
                            }
                            running.set(true);
                            back.countDown();
                        })) {
            assertThat(watch).isNotNull();
            assertThat(back.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(starts).hasValue(2);
    }

    @Test
    void leavesAServerThatRunsAlone() {
        AtomicInteger starts = new AtomicInteger();
        AtomicInteger looks = new AtomicInteger();
        try (ServerWatch watch =
                ServerWatch.over(() -> looks.incrementAndGet() > 0, starts::incrementAndGet)) {
            while (looks.get() < 3) {
                Thread.onSpinWait();
            }
            assertThat(watch).isNotNull();
        }
        assertThat(starts).hasValue(0);
    }
}
