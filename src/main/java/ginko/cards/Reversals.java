package ginko.cards;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Undoes charges of which it is not known what became of them: each stands in the database until
/// the switch has confirmed, and is repeated after ever longer pauses for three days. Reversals of
/// one card go out in the order of their charges.
@Component
public class Reversals {

    private static final Logger log = LoggerFactory.getLogger(Reversals.class);
    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(15));

    /// After it a reversal is not repeated any more; only reconciliation decides.
    public static final Duration GIVE_UP = Duration.ofHours(72);

    private static final int AT_ONCE = 50;

    private final ReversalsSql sql;
    private final CardSwitch cards;
    private final CardVault vault;
    private final Traces traces;
    private final ObjectProvider<ReversalListener> listeners;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Reversals(
            ReversalsSql sql,
            CardSwitch cards,
            CardVault vault,
            Traces traces,
            ObjectProvider<ReversalListener> listeners,
            TransactionTemplate transaction,
            Clock clock) {
        this.sql = sql;
        this.cards = cards;
        this.vault = vault;
        this.traces = traces;
        this.listeners = listeners;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// A charge to undo.
    ///
    /// @param payment names it; queued again it stays one
    /// @param sealed the card's number, see [CardVault#seal]
    public record Wish(
            UUID payment, CardTrace trace, long amountMinor, byte[] cardHash, byte[] sealed) {}

    /// Notes that a charge must be undone, together with whatever else the transaction notes.
    @Transactional(propagation = Propagation.MANDATORY)
    public void queue(List<Wish> wishes) {
        sql.insert(wishes, clock.instant());
    }

    /// Ends a reversal whose charge is decided otherwise, by the switch's own records.
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(UUID payment) {
        if (sql.finish(payment, clock.instant())) {
            log.info("reversal of payment {} closed by reconciliation", payment);
        }
    }

    /// Sends what is due.
    ///
    /// @return how many were confirmed
    public int sendDue() {
        Instant now = clock.instant();
        int done = 0;
        for (ReversalsSql.Due due : sql.due(now, now.minus(GIVE_UP), AT_ONCE)) {
            if (send(due)) {
                done++;
            }
        }
        return done;
    }

    private boolean send(ReversalsSql.Due due) {
        Instant next = clock.instant().plus(PAUSES.get(Math.min(due.tries(), PAUSES.size() - 1)));
        if (!sql.claim(due.payment(), due.tries(), next)) {
            return false;
        }
        var reversal = new Reversal(due.trace(), vault.open(due.sealed()), due.amountMinor());
        if (!cards.reverse(reversal, traces.next(), due.tries())) {
            return false;
        }
        transaction.executeWithoutResult(status -> {
            if (sql.finish(due.payment(), clock.instant())) {
                listeners.forEach(listener -> listener.reversed(due.payment()));
            }
        });
        log.info("charge reversed, reference={}", due.trace().reference());
        return true;
    }
}
