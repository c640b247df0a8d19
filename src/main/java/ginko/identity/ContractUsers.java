package ginko.identity;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.customers.Contract;
import ginko.customers.ContractRefusal;
import ginko.customers.Contracts;
import ginko.customers.CustomerKind;
import ginko.customers.Customers;
import ginko.identity.UserOutcome.Done;
import ginko.identity.UserOutcome.Ended;
import ginko.identity.UserOutcome.NotConfirmed;
import ginko.identity.UserOutcome.Refused;
import ginko.kernel.Check;
import ginko.kernel.LoginId;
import ginko.kernel.Refusal;
import ginko.policy.BankProfile;
import ginko.policy.Feature;
import ginko.policy.SecretKind;
import ginko.policy.SignInFactor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// 利用者情報の管理 (seed 001): the users of a company's contract, looked after by its master and its
/// administrators. To look and to act, he enters his own confirmation password; both are in the
/// audit log. Nobody sees or chooses a password of somebody else: a temporary one goes to the
/// telephone of its user and must be changed at its first use.
@Service
public class ContractUsers {

    /// How long the list stays open after the confirmation password was right.
    static final Duration OPEN = Duration.ofMinutes(5);

    /// Users of one contract, its master included.
    static final int MOST = 99;

    private static final int NAME_MAX = 60;

    private final Logins logins;
    private final LoginsSql sql;
    private final SessionsSql sessions;
    private final UserActs acts;
    private final Credentials credentials;
    private final Secrets secrets;
    private final Contracts contracts;
    private final Customers customers;
    private final SecurityNotices notices;
    private final AuditTrail audit;
    private final BankProfile profile;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ContractUsers(
            Logins logins,
            LoginsSql sql,
            SessionsSql sessions,
            UserActs acts,
            Credentials credentials,
            Secrets secrets,
            Contracts contracts,
            Customers customers,
            SecurityNotices notices,
            AuditTrail audit,
            BankProfile profile,
            Clock clock,
            TransactionTemplate transaction) {
        this.logins = logins;
        this.sql = sql;
        this.sessions = sessions;
        this.acts = acts;
        this.credentials = credentials;
        this.secrets = secrets;
        this.contracts = contracts;
        this.customers = customers;
        this.notices = notices;
        this.audit = audit;
        this.profile = profile;
        this.clock = clock;
        this.transaction = transaction;
    }

    private boolean isOfCompany(Login login) {
        return profile.has(Feature.CORPORATE_USERS)
                && customers.find(login.customer()).orElseThrow().kind() != CustomerKind.PERSON;
    }

    /// The login, when it looks after the users of its contract.
    @Transactional(readOnly = true)
    public Optional<Login> administrator(LoginId id) {
        return logins.find(id)
                .filter(login -> login.user().kind().administers() && isOfCompany(login));
    }

    /// The login, when its customer is a company whose contract has several users.
    @Transactional(readOnly = true)
    public Optional<Login> ofCompany(LoginId id) {
        return logins.find(id).filter(this::isOfCompany);
    }

    /// Those of a contract who can look after its users now, beside its master.
    @Transactional(readOnly = true)
    public List<Login> administrators(Login user) {
        return sql.ofContract(user.contract()).stream()
                .filter(each -> each.user().kind() == UserKind.ADMINISTRATOR)
                .filter(each -> each.state() == LoginState.ACTIVE)
                .toList();
    }

    /// What confirms an act here: the confirmation password, where the bank has one.
    public SecretKind proof() {
        return profile.secrets().rule(SecretKind.CONFIRMATION_PASSWORD).isPresent()
                ? SecretKind.CONFIRMATION_PASSWORD
                : SecretKind.LOGIN_PASSWORD;
    }

    /// Opens the list to the session for a while.
    public UserOutcome open(Acting acting) {
        Optional<Login> actor = administrator(acting.session().login());
        if (actor.isEmpty()) {
            return new Refused(UserRefusal.USERS_NOT_YOURS);
        }
        Optional<UserOutcome> stop = notConfirmed(acting);
        if (stop.isPresent()) {
            return stop.get();
        }
        sessions.openUsers(acting.session().token(), clock.instant().plus(OPEN));
        return new Done(actor.get());
    }

    /// Whether the session has entered the confirmation password a short while ago.
    public boolean isOpen(Session session) {
        return sessions.usersOpenUntil(session.token())
                .filter(until -> until.isAfter(clock.instant()))
                .isPresent();
    }

    /// The users of the contract, with their logins. Every look is recorded.
    ///
    /// @throws IllegalStateException when the list is not open to this session
    @Transactional
    public List<Login> list(Session session) {
        Login actor = looking(session);
        List<Login> users = sql.ofContract(actor.contract());
        audit.record(
                AuditEvent.of(
                                "USERS_SHOWN",
                                SignIn.actor(actor.id()),
                                "contract",
                                actor.contract().value())
                        .with("users", Integer.toString(users.size())));
        return users;
    }

    /// One user of the contract; empty for a foreign one. A look at him is recorded.
    ///
    /// @throws IllegalStateException when the list is not open to this session
    @Transactional
    public Optional<Login> find(Session session, LoginId id) {
        Login actor = looking(session);
        Optional<Login> user = of(actor, id);
        if (user.isPresent()) {
            audit.record(event("USER_SHOWN", actor, user.get()));
        }
        return user;
    }

    /// Adds a user, sends him his first passwords, and tells the master.
    public UserOutcome add(Acting acting, NewUser wanted) {
        Optional<Login> actor = administrator(acting.session().login());
        if (actor.isEmpty()) {
            return new Refused(UserRefusal.USERS_NOT_YOURS);
        }
        String name = wanted.name().strip();
        if (wanted.kind() == UserKind.MASTER) {
            return new Refused(UserRefusal.USER_IS_MASTER);
        }
        if (name.isEmpty() || name.length() > NAME_MAX || !name.matches("[^\\p{Cntrl}]+")) {
            return new Refused(UserRefusal.USER_NAME_INVALID);
        }
        Contract contract = contracts.find(actor.get().contract()).orElseThrow();
        Optional<String> phone = Contracts.phone(wanted.phone(), contract);
        if (phone.isEmpty()) {
            return new Refused(ContractRefusal.PHONE_INVALID);
        }
        Optional<String> mail = Contracts.mail(wanted.mail());
        if (mail.isEmpty()) {
            return new Refused(ContractRefusal.MAIL_INVALID);
        }
        var user = new ContractUser(wanted.kind(), name, phone.get(), mail.get());
        return notConfirmed(acting)
                .orElseGet(() -> {
                    UserOutcome outcome = transaction.execute(status -> add(actor.get(), user));
                    return outcome == null ? new Refused(UserRefusal.USER_UNKNOWN) : outcome;
                });
    }

    private UserOutcome add(Login actor, ContractUser user) {
        List<Login> users = sql.ofContract(actor.contract());
        Login master = users.getFirst();
        // two that add at the same time wait for each other here
        var unused = sql.lockState(master.id());
        if (sql.ofContract(actor.contract()).size() >= MOST) {
            return new Refused(UserRefusal.USERS_TOO_MANY);
        }
        Login added =
                logins.issue(
                        new NewLogin(actor.contract(), actor.language(), firstFactor(), user),
                        SignIn.actor(actor.id()));
        audit.record(event("USER_ADDED", actor, added).with("kind", user.kind().name()));
        credentials.issueTemporaryPassword(added.id(), SignIn.actor(actor.id()));
        if (profile.secrets().rule(SecretKind.CONFIRMATION_PASSWORD).isPresent()) {
            credentials.issueTemporaryConfirmation(added.id(), SignIn.actor(actor.id()));
        }
        notices.userAdded(master, user);
        return new Done(added);
    }

    /// Who is new has no device that makes codes: until he gets one, a code by SMS stands in.
    private @Nullable SignInFactor firstFactor() {
        return profile.confirmations().signInFactor() == SignInFactor.TOKEN_CODE
                ? SignInFactor.SMS_CODE
                : null;
    }

    /// Does one thing for one user.
    ///
    /// @param loginId the login he gets; only looked at for [UserAct#LOGIN_ID]
    public UserOutcome act(Acting acting, LoginId id, UserAct act, String loginId) {
        Optional<Login> actor = administrator(acting.session().login());
        if (actor.isEmpty()) {
            return new Refused(UserRefusal.USERS_NOT_YOURS);
        }
        Optional<Login> user = of(actor.get(), id);
        if (user.isEmpty()) {
            return new Refused(UserRefusal.USER_UNKNOWN);
        }
        var order = new UserActs.Order(actor.get(), user.get(), act, loginId.strip());
        Optional<Refusal> refusal = acts.check(order);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        return notConfirmed(acting).orElseGet(() -> acts.carryOut(order));
    }

    /// What can be done for a user by another.
    public List<UserAct> acts(LoginId actor, Login user) {
        return acts.offered(logins.find(actor).orElseThrow(), user);
    }

    private Login looking(Session session) {
        Check.state(isOpen(session), "the list is not open");
        return administrator(session.login()).orElseThrow();
    }

    private Optional<Login> of(Login actor, LoginId id) {
        return logins.find(id).filter(user -> user.contract().equals(actor.contract()));
    }

    private Optional<UserOutcome> notConfirmed(Acting acting) {
        SecretOutcome outcome = secrets.check(acting.session(), proof(), acting.confirmation());
        return switch (outcome) {
            case SecretOutcome.Right() -> Optional.empty();
            case SecretOutcome.Wrong(int triesLeft) -> Optional.of(new NotConfirmed(triesLeft));
            case SecretOutcome.NotSet() ->
                    Optional.of(new Refused(UserRefusal.CONFIRMATION_NOT_SET));
            case SecretOutcome.Locked() -> Optional.of(new Ended());
        };
    }

    private static AuditEvent event(String kind, Login actor, Login user) {
        return AuditEvent.of(kind, SignIn.actor(actor.id()), "login", user.id().value())
                .with("contract", actor.contract().toString());
    }
}
