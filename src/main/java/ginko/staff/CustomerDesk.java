package ginko.staff;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.customers.CodeWordRefusal;
import ginko.customers.CodeWords;
import ginko.customers.Customer;
import ginko.customers.Customers;
import ginko.identity.Credentials;
import ginko.identity.Login;
import ginko.identity.Logins;
import ginko.identity.Restoration;
import ginko.identity.RestorationOutcome;
import ginko.identity.Sessions;
import ginko.kernel.CustomerId;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.policy.BankProfile;
import ginko.policy.SecretKind;
import ginko.policy.SecretRules;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Opens customers to members of staff and does for them what needs no second person. At the
/// counter the customer stands there; at the call centre he must have been identified by the same
/// clerk a short while ago.
@Service
public class CustomerDesk {

    private final Customers customers;
    private final Callers callers;
    private final Logins logins;
    private final Sessions sessions;
    private final Restoration restoration;
    private final CodeWords codeWords;
    private final Credentials credentials;
    private final SecretRules secrets;
    private final AuditTrail audit;

    CustomerDesk(
            Customers customers,
            Callers callers,
            Logins logins,
            Sessions sessions,
            Restoration restoration,
            CodeWords codeWords,
            Credentials credentials,
            BankProfile profile,
            AuditTrail audit) {
        this.customers = customers;
        this.callers = callers;
        this.logins = logins;
        this.sessions = sessions;
        this.restoration = restoration;
        this.codeWords = codeWords;
        this.credentials = credentials;
        this.secrets = profile.secrets();
        this.audit = audit;
    }

    /// The customer, when this member may see him now.
    @Transactional(readOnly = true)
    public Optional<Customer> find(CustomerId id, Member member) {
        boolean mayLook =
                member.may(Right.VIEW_AT_COUNTER)
                        || member.may(Right.VIEW) && callers.isIdentified(id, member);
        return mayLook ? customers.find(id) : Optional.empty();
    }

    /// Records that personal data was shown.
    @Transactional
    public void viewed(CustomerId id, Member member) {
        audit.record(
                AuditEvent.of("CUSTOMER_VIEWED", member.actor(), "customer", id.value())
                        .with("role", member.role().name()));
    }

    /// Sends a temporary password to the telephone of the contract.
    ///
    /// @return why not; empty when it is on its way
    @Transactional
    public Optional<StaffRefusal> sendPassword(Login login, Member member) {
        RestorationOutcome outcome = restoration.activate(login.name(), member.actor());
        return outcome == RestorationOutcome.PASSWORD_SENT
                ? Optional.empty()
                : Optional.of(StaffRefusal.LOGIN_BLOCKED_NOW);
    }

    /// Stores the code word the customer typed twice: for the call centre, and for the recovery of
    /// a password where the bank offers it.
    ///
    /// @return why not; empty when it is stored
    @Transactional
    public Optional<CodeWordRefusal> setCodeWord(
            CustomerId id, Masked word, Masked repeated, Member member) {
        Optional<CodeWordRefusal> refusal = codeWords.set(id, word, repeated, member.actor());
        if (refusal.isEmpty() && secrets.rule(SecretKind.CODE_WORD).isPresent()) {
            for (Login login : logins.ofCustomer(id)) {
                credentials.importSecret(login.id(), SecretKind.CODE_WORD, word, member.actor());
            }
        }
        return refusal;
    }

    /// Ends all sessions of a login.
    @Transactional
    public void endSessions(Login login, Member member) {
        sessions.signOutEverywhere(login.id());
        audit.record(AuditEvent.of("SESSIONS_ENDED", member.actor(), "login", login.id().value()));
    }

    /// Gives the customer all his tries again.
    ///
    /// @return why not; empty when they are forgotten
    @Transactional
    public Optional<StaffRefusal> forgetTries(Login login, Member member) {
        return restoration.forgetTries(login.id(), member.actor())
                ? Optional.empty()
                : Optional.of(StaffRefusal.LOGIN_BLOCKED_NOW);
    }

    /// A login of this customer; another customer's is not found.
    @Transactional(readOnly = true)
    public Optional<Login> login(LoginId id, CustomerId customer) {
        return logins.find(id).filter(login -> login.customer().equals(customer));
    }
}
