package ginko.staff;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.bills.BillerChange;
import ginko.bills.Billers;
import ginko.kernel.Refusal;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The list of companies at the desk: one member of staff asks for a change, another decides.
@Service
public class BillerDesk {

    private final Billers billers;
    private final AuditTrail audit;

    BillerDesk(Billers billers, AuditTrail audit) {
        this.billers = billers;
        this.audit = audit;
    }

    /// @param change with the actor who asks
    /// @return why it cannot wait for a second person; empty when it does
    @Transactional
    public Optional<Refusal> ask(BillerChange change) {
        if (!billers.propose(change)) {
            return Optional.of(StaffRefusal.BILLER_CHANGE_WAITS);
        }
        audit.record(event("BILLER_CHANGE_ASKED", change, change.madeBy()));
        return Optional.empty();
    }

    /// Approves and carries out, in one transaction.
    ///
    /// @return why nothing happened; empty when it is done
    @Transactional
    public Optional<Refusal> approve(UUID id, Member second) {
        Optional<BillerChange> change = billers.lock(id);
        Optional<Refusal> refusal = check(change, second);
        if (refusal.isEmpty()) {
            billers.carryOut(change.orElseThrow(), second.actor());
            audit.record(event("BILLER_CHANGED", change.orElseThrow(), second.actor()));
        }
        return refusal;
    }

    /// Refuses: nothing happens any more.
    ///
    /// @return why it could not be refused; empty when it is
    @Transactional
    public Optional<Refusal> refuse(UUID id, Member second) {
        Optional<BillerChange> change = billers.lock(id);
        Optional<Refusal> refusal = check(change, second);
        if (refusal.isEmpty()) {
            billers.refuse(change.orElseThrow(), second.actor());
            audit.record(event("BILLER_CHANGE_REFUSED", change.orElseThrow(), second.actor()));
        }
        return refusal;
    }

    private static Optional<Refusal> check(Optional<BillerChange> change, Member second) {
        if (change.isEmpty()) {
            return Optional.of(StaffRefusal.REQUEST_CLOSED);
        }
        return change.get().madeBy().equals(second.actor())
                ? Optional.of(StaffRefusal.REQUEST_OWN)
                : Optional.empty();
    }

    private static AuditEvent event(String name, BillerChange change, String actor) {
        return AuditEvent.of(name, actor, "biller-change", change.id())
                .with("kind", change.kind().name())
                .with("account", change.account() == null ? "" : change.account().toString())
                .with("name", change.name())
                .with("service", change.service().name())
                .with("form", change.form().name())
                .with("maker", change.madeBy());
    }
}
