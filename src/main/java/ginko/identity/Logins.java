package ginko.identity;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.customers.Contract;
import ginko.customers.Contracts;
import ginko.kernel.Check;
import ginko.kernel.ContractId;
import ginko.kernel.CustomerId;
import ginko.kernel.Language;
import ginko.kernel.LoginId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Issues logins for signed contracts and finds them.
@Service
public class Logins {

    private static final int TRIES = 20;

    private final LoginsSql sql;
    private final Contracts contracts;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final Clock clock;

    Logins(LoginsSql sql, Contracts contracts, Sessions sessions, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.contracts = contracts;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /// Issues a login with a random name, which is neither the contract number nor a telephone
    /// number. It has no password yet.
    @Transactional
    public Login issue(NewLogin login, String actor) {
        Contract contract = contracts.find(login.contract()).orElseThrow();
        for (int i = 0; i < TRIES; i++) {
            String name = RandomText.loginName();
            boolean isFree = !name.equalsIgnoreCase(contract.number());
            if (isFree && sql.findByKey(LoginKey.of(name)).isEmpty()) {
                return insert(login, contract, name, actor);
            }
        }
        throw new IllegalStateException("no free login name found");
    }

    /// Issues a login under a name that exists already elsewhere: for a move from another system
    /// and for the sample customers of the demo bank.
    ///
    /// @throws IllegalStateException when the name is used
    @Transactional
    public Login issueNamed(NewLogin login, String name, String actor) {
        Check.argument(
                !name.isBlank() && LoginKey.of(name).value().length() <= LoginKey.MAX_LENGTH,
                "a login has 1 to 64 characters");
        Contract contract = contracts.find(login.contract()).orElseThrow();
        return insert(login, contract, name.strip(), actor);
    }

    @Transactional(readOnly = true)
    public Optional<Login> find(LoginId id) {
        return sql.find(id);
    }

    /// The login of a name somebody gives: the issued one or an alias.
    @Transactional(readOnly = true)
    public Optional<Login> findByName(String name) {
        return sql.findByKey(LoginKey.of(name));
    }

    /// The logins of a customer, those of ended contracts last, else oldest first.
    @Transactional(readOnly = true)
    public List<Login> ofCustomer(CustomerId customer) {
        return sql.ofCustomer(customer);
    }

    /// The users of a contract: its master, then the others, oldest first.
    @Transactional(readOnly = true)
    public List<Login> ofContract(ContractId contract) {
        return sql.ofContract(contract);
    }

    /// Until when nothing should be accepted that a thief would do first, such as a new payee or a
    /// higher limit; empty when nothing is held back.
    @Transactional(readOnly = true)
    public Optional<Instant> coolingUntil(LoginId id) {
        return Optional.ofNullable(coolingUntil(List.of(id)).get(id));
    }

    /// The same for many logins; those that are not held back are absent.
    @Transactional(readOnly = true)
    public Map<LoginId, Instant> coolingUntil(Collection<LoginId> ids) {
        return sql.coolingUntil(ids, clock.instant());
    }

    /// Whether a newcomer has not chosen his login yet, so that only his contract card helps him.
    @Transactional(readOnly = true)
    public boolean awaitsItsName(LoginId id) {
        return sql.firstUse(id).equals(Optional.of(FirstUse.NAME));
    }

    /// Closes all logins of a contract that has ended, for ever.
    @Transactional
    public void close(ContractId contract, String actor) {
        for (Login user : sql.ofContract(contract)) {
            var unused = sql.lockState(user.id());
            sql.setState(user.id(), LoginState.CLOSED);
            sessions.endAll(user.id(), SessionEnd.CLOSED);
            audit.record(AuditEvent.of("LOGIN_CLOSED", actor, "login", user.id().value()));
        }
    }

    /// Sets the language in which the bank speaks and writes to this login.
    @Transactional
    public void setLanguage(LoginId id, Language language) {
        sql.setLanguage(id, language);
    }

    private ContractUser user(NewLogin wanted) {
        ContractUser known = wanted.user();
        return known == null
                ? ContractUser.of(
                        sql.ofContract(wanted.contract()).isEmpty()
                                ? UserKind.MASTER
                                : UserKind.GENERAL)
                : known;
    }

    private Login insert(NewLogin wanted, Contract contract, String name, String actor) {
        Login login =
                new Login(
                        LoginId.next(),
                        contract.customer(),
                        contract.id(),
                        name,
                        null,
                        wanted.language(),
                        LoginState.ACTIVE,
                        wanted.factor(),
                        null,
                        user(wanted));
        sql.insert(login, clock.instant());
        Check.state(
                sql.insertName(login.id(), "ISSUED", name, clock.instant()),
                "the name of a new login is free");
        audit.record(
                AuditEvent.of("LOGIN_ISSUED", actor, "login", login.id().value())
                        .with("contract", contract.id().toString()));
        return login;
    }
}
