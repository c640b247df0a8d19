package ginko.notifications;

import ginko.kernel.Check;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Takes messages in the transaction of the change they report: both are stored, or neither. The
/// messages leave within milliseconds after the commit, by this node or, if it dies, by another.
@Component
public class Outbox {

    private final OutboxSql sql;
    private final OutboxSignal signal;
    private final Clock clock;

    Outbox(OutboxSql sql, OutboxSignal signal, Clock clock) {
        this.sql = sql;
        this.signal = signal;
        this.clock = clock;
    }

    /// Stores all messages with one statement; messages whose dedupe key is known are left out.
    ///
    /// @throws IllegalStateException outside a transaction, where a crash could lose the message
    public void enqueue(List<? extends OutboundMessage> messages) {
        Check.state(
                TransactionSynchronizationManager.isActualTransactionActive(),
                "a message is stored in the transaction of its event");
        if (messages.isEmpty()) {
            return;
        }
        sql.insert(messages, clock.instant());
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            wake();
                        }
                    });
        }
    }

    /// Makes the workers of this node look at once. Needed only by a caller that commits outside
    /// Spring's transactions; otherwise it happens by itself after the commit.
    public void wake() {
        signal.raise();
    }
}
