package ginko.notifications;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/// Tells the workers of this node that the outbox may hold something new.
@Component
class OutboxSignal {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    void add(Runnable listener) {
        listeners.add(listener);
    }

    void remove(Runnable listener) {
        listeners.remove(listener);
    }

    void raise() {
        listeners.forEach(Runnable::run);
    }
}
