package ginko.pauses;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Announces, finds and calls off pauses of the internet bank (seed 002, page 2). Every request
/// asks, so what was read is kept for a few seconds: a pause that is begun at once reaches all
/// nodes after that time at the latest.
@Service
public class Pauses {

    private static final Logger LOG = LoggerFactory.getLogger(Pauses.class);
    private static final Duration KEPT = Duration.ofSeconds(5);

    /// So long before it begins everybody is told of a pause.
    private static final Duration TOLD_BEFORE = Duration.ofDays(7);

    private final PausesSql sql;
    private final AuditTrail audit;
    private final Clock clock;
    private final AtomicReference<Known> known = new AtomicReference<>(Known.NOTHING);

    Pauses(PausesSql sql, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    private record Known(Instant readAt, List<Pause> ahead) {

        static final Known NOTHING = new Known(Instant.MIN, List.of());

        boolean isFresh(Instant now) {
            return !now.isBefore(readAt) && now.isBefore(readAt.plus(KEPT));
        }
    }

    /// Announces a pause, or begins one at once.
    ///
    /// @return empty when the time lies behind or ends before it begins
    @Transactional
    public Optional<Pause> announce(PauseReason reason, Instant from, Instant until, String actor) {
        Instant now = now();
        Instant start = from.isBefore(now) ? now : from;
        if (!start.isBefore(until)) {
            return Optional.empty();
        }
        Pause pause = new Pause(Ids.next(), reason, start, until);
        sql.insert(pause, now);
        audit.record(
                AuditEvent.of("PAUSE_ANNOUNCED", actor, "pause", pause.id())
                        .with("reason", reason.name())
                        .with("from", start.toString())
                        .with("until", until.toString()));
        known.set(Known.NOTHING);
        return Optional.of(pause);
    }

    /// Ends the present pause and calls off those announced.
    ///
    /// @return how many they were
    @Transactional
    public int callOff(String actor) {
        Instant now = now();
        List<Pause> ahead = sql.ahead(now);
        for (Pause pause : ahead) {
            sql.callOff(pause.id(), now);
            audit.record(AuditEvent.of("PAUSE_CALLED_OFF", actor, "pause", pause.id()));
        }
        known.set(Known.NOTHING);
        return ahead.size();
    }

    /// The pause that holds now.
    public Optional<Pause> present() {
        Instant now = now();
        return ahead(now).stream().filter(pause -> pause.contains(now)).findFirst();
    }

    /// What is announced for the next days, by its beginning.
    public List<Pause> announced() {
        Instant now = now();
        return ahead(now).stream()
                .filter(pause ->
                        pause.from().isAfter(now) && pause.from().isBefore(now.plus(TOLD_BEFORE)))
                .toList();
    }

    private List<Pause> ahead(Instant now) {
        Known last = known.get();
        if (last.isFresh(now)) {
            return last.ahead();
        }
        try {
            Known read = new Known(now, sql.ahead(now));
            known.set(read);
            return read.ahead();
        } catch (DataAccessException away) {
            // what needs the database says so itself
            LOG.debug("pauses are not known", away);
            return last.ahead();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
