package ginko.staff;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.Refusal;
import ginko.policy.BankProfile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Acts that need two persons: one asks, another approves, never the same. A request that nobody
/// approves in time does nothing.
@Service
public class Requests {

    private static final int SHOWN = 50;

    private final RequestsSql sql;
    private final RequestEffects effects;
    private final AuditTrail audit;
    private final Duration life;
    private final Clock clock;

    Requests(
            RequestsSql sql,
            RequestEffects effects,
            AuditTrail audit,
            BankProfile profile,
            Clock clock) {
        this.sql = sql;
        this.effects = effects;
        this.audit = audit;
        this.life = profile.staff().requestLife();
        this.clock = clock;
    }

    /// Asks for a second person.
    @Transactional
    public RequestId ask(Wish wish, Member maker) {
        RequestId id = RequestId.next();
        Instant now = clock.instant();
        sql.insert(id, wish, maker.id(), now, now.plus(life));
        audit.record(
                AuditEvent.of("REQUEST_MADE", maker.actor(), "request", id.value())
                        .with("kind", wish.kind().name())
                        .with("customer", wish.customer().toString())
                        .with("subject", wish.subject().toString())
                        .with("amount", wish.amount() == null ? "" : wish.amount().toString()));
        return id;
    }

    /// Approves and carries out, in one transaction. What cannot be carried out stays waiting.
    ///
    /// @return why nothing happened; empty when it is done
    @Transactional
    public Optional<Refusal> approve(RequestId id, Member second) {
        Optional<Request> request = sql.lock(id);
        Optional<Refusal> refusal = check(request, second);
        if (refusal.isPresent() || request.isEmpty()) {
            return refusal;
        }
        refusal = effects.carryOut(request.get(), second);
        if (refusal.isEmpty()) {
            decide(request.get(), RequestState.APPROVED, second);
        }
        return refusal;
    }

    /// Refuses: nothing happens any more.
    ///
    /// @return why it could not be refused; empty when it is
    @Transactional
    public Optional<Refusal> refuse(RequestId id, Member second) {
        Optional<Request> request = sql.lock(id);
        Optional<Refusal> refusal = check(request, second);
        if (refusal.isEmpty()) {
            decide(request.orElseThrow(), RequestState.REFUSED, second);
        }
        return refusal;
    }

    /// Those that wait for a decision, oldest first.
    @Transactional(readOnly = true)
    public List<Request> waiting() {
        return sql.waiting(clock.instant(), SHOWN);
    }

    /// The newest that are decided or too old.
    @Transactional(readOnly = true)
    public List<Request> closed() {
        return sql.closed(clock.instant(), SHOWN);
    }

    @Transactional(readOnly = true)
    public Optional<Request> find(RequestId id) {
        return sql.find(id);
    }

    private Optional<Refusal> check(Optional<Request> request, Member second) {
        if (request.isEmpty() || !request.get().isOpen(clock.instant())) {
            return Optional.of(StaffRefusal.REQUEST_CLOSED);
        }
        return request.get().madeBy().equals(second.login())
                ? Optional.of(StaffRefusal.REQUEST_OWN)
                : Optional.empty();
    }

    private void decide(Request request, RequestState state, Member second) {
        sql.decide(request.id(), state, second.id(), clock.instant());
        audit.record(
                AuditEvent.of(
                                state == RequestState.APPROVED
                                        ? "REQUEST_APPROVED"
                                        : "REQUEST_REFUSED",
                                second.actor(),
                                "request",
                                request.id().value())
                        .with("kind", request.wish().kind().name())
                        .with("customer", request.wish().customer().toString())
                        .with("maker", request.madeBy()));
    }
}
