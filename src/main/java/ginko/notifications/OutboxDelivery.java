package ginko.notifications;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;

/// Starts the workers when the application is complete and stops them first. A worker that was
/// stopped has given its line up, so each start makes new ones.
final class OutboxDelivery implements SmartLifecycle {

    private final OutboxSignal signal;
    private final Supplier<List<OutboxWorker>> makeWorkers;
    private volatile List<Running> running = List.of();

    OutboxDelivery(OutboxSignal signal, Supplier<List<OutboxWorker>> makeWorkers) {
        this.signal = signal;
        this.makeWorkers = makeWorkers;
    }

    private record Running(OutboxWorker worker, Runnable listener) {}

    @Override
    public void start() {
        running =
                makeWorkers.get().stream()
                        .map(worker -> new Running(worker, worker::wake))
                        .toList();
        running.forEach(each -> {
            signal.add(each.listener());
            each.worker().start();
        });
    }

    @Override
    public void stop() {
        running.forEach(each -> {
            signal.remove(each.listener());
            each.worker().close();
        });
        running = List.of();
    }

    @Override
    public boolean isRunning() {
        return !running.isEmpty();
    }
}
