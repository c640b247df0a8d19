package ginko.staff;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.customers.Contracts;
import ginko.identity.Credentials;
import ginko.identity.Login;
import ginko.identity.LoginState;
import ginko.identity.Logins;
import ginko.identity.Restoration;
import ginko.kernel.ContractId;
import ginko.kernel.CustomerId;
import ginko.kernel.LoginId;
import ginko.kernel.Refusal;
import ginko.policy.BankProfile;
import ginko.policy.SecretKind;
import ginko.policy.SecretRules;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds what a paper form is about, and carries it out once a second person has approved. No
/// member of staff sees or chooses a secret: the new one goes to the telephone of its owner.
@Component
class PaperEffects {

    private final PapersSql sql;
    private final Logins logins;
    private final Contracts contracts;
    private final Credentials credentials;
    private final Restoration restoration;
    private final AuditTrail audit;
    private final BankProfile profile;
    private final Clock clock;

    PaperEffects(
            PapersSql sql,
            Logins logins,
            Contracts contracts,
            Credentials credentials,
            Restoration restoration,
            AuditTrail audit,
            BankProfile profile,
            Clock clock) {
        this.sql = sql;
        this.logins = logins;
        this.contracts = contracts;
        this.credentials = credentials;
        this.restoration = restoration;
        this.audit = audit;
        this.profile = profile;
        this.clock = clock;
    }

    /// Whether the bank has what a form is about.
    boolean isUsed(PaperKind kind) {
        SecretRules rules = profile.secrets();
        return switch (kind) {
            case PIN -> rules.rule(SecretKind.PIN).isPresent();
            case APPROVAL_PIN -> rules.rule(SecretKind.APPROVAL_PIN).isPresent();
            case PASSWORD, LOCK_RELEASE, CANCELLATION, NEW_CONTRACT, OTHER -> true;
        };
    }

    /// The login or contract of the customer a form is about; empty when it names none of his.
    Optional<UUID> subject(NewPaper paper) {
        Optional<UUID> login =
                Optional.ofNullable(paper.subject())
                        .flatMap(id -> login(id, paper.customer()))
                        .map(found -> found.id().value());
        Optional<UUID> contract =
                contracts
                        .holding(paper.customer())
                        .map(found -> found.id().value())
                        .filter(id -> paper.subject() == null || paper.subject().equals(id));
        return switch (paper.kind().subject()) {
            case LOGIN -> login;
            case CONTRACT -> contract;
            case LOGIN_OR_CONTRACT ->
                    paper.subject() == null ? Optional.empty() : login.or(() -> contract);
            case NOTHING -> Optional.empty();
        };
    }

    /// @return why it cannot be done; empty when it is done
    Optional<Refusal> carryOut(UUID id, CustomerId customer, Member second) {
        Optional<PapersSql.Order> order = sql.lock(id, customer);
        if (order.isEmpty()) {
            return Optional.of(StaffRefusal.REQUEST_CLOSED);
        }
        UUID subject = order.get().subject();
        Optional<StaffRefusal> refusal =
                switch (order.get().kind()) {
                    case PASSWORD -> sendPasswords(login(subject, customer), second);
                    case PIN -> sendPin(subject, SecretKind.PIN, second);
                    case APPROVAL_PIN -> sendPin(subject, SecretKind.APPROVAL_PIN, second);
                    case LOCK_RELEASE -> release(subject, customer, second);
                    case CANCELLATION -> end(subject, second);
                    case NEW_CONTRACT, OTHER -> Optional.of(StaffRefusal.REQUEST_CLOSED);
                };
        if (refusal.isEmpty() && sql.done(id, customer, second.id(), clock.instant())) {
            audit.record(AuditEvent.of("PAPER_DONE", second.actor(), "paper", id));
        }
        return refusal.map(Refusal.class::cast);
    }

    private Optional<StaffRefusal> sendPasswords(Optional<Login> login, Member second) {
        if (login.isEmpty() || login.get().state() == LoginState.CLOSED) {
            return Optional.of(StaffRefusal.REQUEST_CLOSED);
        }
        if (restoration.isBlocked(login.get())) {
            return Optional.of(StaffRefusal.LOGIN_BLOCKED_NOW);
        }
        credentials.issueTemporaryPassword(login.get().id(), second.actor());
        if (profile.secrets().rule(SecretKind.CONFIRMATION_PASSWORD).isPresent()) {
            credentials.issueTemporaryConfirmation(login.get().id(), second.actor());
        }
        return Optional.empty();
    }

    private Optional<StaffRefusal> sendPin(
            @Nullable UUID contract, SecretKind kind, Member second) {
        Optional<Login> master = users(contract).stream().findFirst();
        if (master.isEmpty() || master.get().state() == LoginState.CLOSED) {
            return Optional.of(StaffRefusal.REQUEST_CLOSED);
        }
        credentials.issuePin(master.get().id(), kind, second.actor());
        return Optional.empty();
    }

    private Optional<StaffRefusal> release(
            @Nullable UUID subject, CustomerId customer, Member second) {
        List<Login> stopped =
                login(subject, customer).map(List::of).orElseGet(() -> users(subject)).stream()
                        .filter(restoration::isStopped)
                        .toList();
        if (stopped.isEmpty()) {
            return Optional.of(StaffRefusal.LOGIN_NOT_BLOCKED);
        }
        stopped.forEach(login -> restoration.release(login.id(), second.actor()));
        return Optional.empty();
    }

    private Optional<StaffRefusal> end(@Nullable UUID contract, Member second) {
        if (contract == null
                || !contracts.end(
                        new ContractId(contract),
                        profile.calendar().today(clock.instant()),
                        second.actor())) {
            return Optional.of(StaffRefusal.REQUEST_CLOSED);
        }
        logins.close(new ContractId(contract), second.actor());
        return Optional.empty();
    }

    private List<Login> users(@Nullable UUID contract) {
        return contract == null ? List.of() : logins.ofContract(new ContractId(contract));
    }

    private Optional<Login> login(@Nullable UUID id, CustomerId customer) {
        return Optional.ofNullable(id)
                .flatMap(uuid -> logins.find(new LoginId(uuid)))
                .filter(login -> login.customer().equals(customer));
    }
}
