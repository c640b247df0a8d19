package ginko.jobs;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Looks for due jobs once a second while the program runs.
@Component
class JobsClock implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(JobsClock.class);
    private static final long TICK_MILLIS = 1_000;

    private final Jobs jobs;
    private final boolean enabled;
    private volatile boolean running;

    JobsClock(Jobs jobs, @Value("${ginko.jobs.enabled:true}") boolean enabled) {
        this.jobs = jobs;
        this.enabled = enabled;
    }

    @Override
    public boolean isAutoStartup() {
        return enabled;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("jobs").start(this::tick);
    }

    private void tick() {
        while (running) {
            try {
                int ran = jobs.runDue();
                log.debug("jobs ran count={}", ran);
            } catch (RuntimeException databaseAway) {
                log.warn("jobs wait cause={}", databaseAway.toString());
            }
            try {
                Thread.sleep(TICK_MILLIS);
            } catch (InterruptedException stopping) {
                return;
            }
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
