package ginko.notifications;

import java.util.List;
import org.springframework.context.SmartLifecycle;

/// Starts the workers when the application is complete and stops them first.
final class OutboxDelivery implements SmartLifecycle {

    private final OutboxSignal signal;
    private final List<OutboxWorker> workers;
    private final List<Runnable> listeners;
    private volatile boolean running;

    OutboxDelivery(OutboxSignal signal, OutboxWorker... workers) {
        this.signal = signal;
        this.workers = List.of(workers);
        this.listeners = this.workers.stream().map(worker -> (Runnable) worker::wake).toList();
    }

    @Override
    public void start() {
        running = true;
        listeners.forEach(signal::add);
        workers.forEach(OutboxWorker::start);
    }

    @Override
    public void stop() {
        running = false;
        listeners.forEach(signal::remove);
        workers.forEach(OutboxWorker::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
