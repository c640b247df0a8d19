package ginko.identity;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.identity.UserOutcome.Done;
import ginko.identity.UserOutcome.Refused;
import ginko.kernel.Refusal;
import ginko.policy.BankProfile;
import ginko.policy.SecretKind;
import ginko.policy.SecretRules;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What a master or administrator may do for one user, and the doing.
@Component
class UserActs {

    private static final String LOGIN_ID = "[A-Za-z0-9]+";

    private final LoginsSql logins;
    private final Credentials credentials;
    private final Restoration restoration;
    private final Sessions sessions;
    private final SecurityNotices notices;
    private final CertificatesSql certificates;
    private final AuditTrail audit;
    private final SecretRules rules;
    private final Clock clock;
    private final TransactionTemplate transaction;

    UserActs(
            LoginsSql logins,
            Credentials credentials,
            Restoration restoration,
            Sessions sessions,
            SecurityNotices notices,
            CertificatesSql certificates,
            AuditTrail audit,
            BankProfile profile,
            Clock clock,
            TransactionTemplate transaction) {
        this.logins = logins;
        this.credentials = credentials;
        this.restoration = restoration;
        this.sessions = sessions;
        this.notices = notices;
        this.certificates = certificates;
        this.audit = audit;
        this.rules = profile.secrets();
        this.clock = clock;
        this.transaction = transaction;
    }

    /// Who does what for whom, both of one contract. `loginId` is empty but for [UserAct#LOGIN_ID].
    record Order(Login actor, Login user, UserAct act, String loginId) {}

    /// What `actor` can do for `user` as things are.
    List<UserAct> offered(Login actor, Login user) {
        List<UserAct> offered = new ArrayList<>();
        for (UserAct act : UserAct.values()) {
            if (possible(actor, user, act).isEmpty()) {
                offered.add(act);
            }
        }
        return offered;
    }

    /// Why an order cannot be carried out; empty when it can.
    Optional<Refusal> check(Order order) {
        return possible(order.actor(), order.user(), order.act())
                .map(Refusal.class::cast)
                .or(() -> order.act() == UserAct.LOGIN_ID ? form(order) : Optional.empty());
    }

    /// Carries out what was checked and confirmed; looks again at what may have changed meanwhile.
    UserOutcome carryOut(Order order) {
        UserOutcome outcome =
                transaction.execute(status -> {
                    var unused = logins.lockState(order.user().id());
                    Login user = logins.find(order.user().id()).orElseThrow();
                    var fresh = new Order(order.actor(), user, order.act(), order.loginId());
                    Optional<Refusal> refusal = check(fresh).or(() -> apply(fresh));
                    if (refusal.isPresent()) {
                        status.setRollbackOnly();
                        return new Refused(refusal.get());
                    }
                    return new Done(logins.find(user.id()).orElseThrow());
                });
        return outcome == null ? new Refused(UserRefusal.USER_UNKNOWN) : outcome;
    }

    private Optional<UserRefusal> possible(Login actor, Login user, UserAct act) {
        boolean isStopped =
                user.state() == LoginState.CLOSED
                        || act != UserAct.LOGIN_ID && restoration.isBlocked(user);
        if (isStopped) {
            return Optional.of(UserRefusal.USER_STOPPED);
        }
        boolean isHimself = user.id().equals(actor.id());
        if (isHimself && act != UserAct.LOGIN_ID) {
            return Optional.of(UserRefusal.USER_IS_YOU);
        }
        boolean isSuspended = user.state() == LoginState.SUSPENDED;
        return switch (act) {
            case LOGIN_PASSWORD -> Optional.empty();
            case CONFIRMATION_PASSWORD ->
                    unless(
                            rules.rule(SecretKind.CONFIRMATION_PASSWORD).isPresent(),
                            UserRefusal.USER_SECRET_UNUSED);
            case LOGIN_ID ->
                    unless(!certificates.hadOne(user.id()), UserRefusal.LOGIN_ID_HAS_CERTIFICATE);
            case MAKE_ADMINISTRATOR -> becoming(user, UserKind.GENERAL);
            case MAKE_GENERAL -> becoming(user, UserKind.ADMINISTRATOR);
            case SUSPEND -> unless(!isSuspended, UserRefusal.USER_UNCHANGED);
            case RESTORE -> unless(isSuspended, UserRefusal.USER_UNCHANGED);
        };
    }

    private static Optional<UserRefusal> becoming(Login user, UserKind before) {
        return user.user().kind() == UserKind.MASTER
                ? Optional.of(UserRefusal.USER_IS_MASTER)
                : unless(user.user().kind() == before, UserRefusal.USER_UNCHANGED);
    }

    private static Optional<UserRefusal> unless(boolean fine, UserRefusal refusal) {
        return fine ? Optional.empty() : Optional.of(refusal);
    }

    private Optional<Refusal> form(Order order) {
        int length = order.loginId().length();
        return length >= rules.aliasMin()
                        && length <= rules.aliasMax()
                        && order.loginId().matches(LOGIN_ID)
                ? Optional.empty()
                : Optional.of(UserRefusal.LOGIN_ID_FORM);
    }

    private Optional<Refusal> apply(Order order) {
        Login user = order.user();
        String actor = SignIn.actor(order.actor().id());
        switch (order.act()) {
            case LOGIN_PASSWORD -> {
                credentials.issueTemporaryPassword(user.id(), actor);
                notices.registeredAnew(user, SecretKind.LOGIN_PASSWORD);
            }
            case CONFIRMATION_PASSWORD -> {
                credentials.issueTemporaryConfirmation(user.id(), actor);
                notices.registeredAnew(user, SecretKind.CONFIRMATION_PASSWORD);
            }
            case LOGIN_ID -> {
                if (!logins.replaceName(user.id(), order.loginId(), clock.instant())) {
                    return Optional.of(UserRefusal.LOGIN_ID_TAKEN);
                }
                notices.loginIdChanged(user);
            }
            case MAKE_ADMINISTRATOR -> logins.setUserKind(user.id(), UserKind.ADMINISTRATOR);
            case MAKE_GENERAL -> logins.setUserKind(user.id(), UserKind.GENERAL);
            case SUSPEND -> {
                logins.setSuspended(user.id(), clock.instant());
                sessions.endAll(user.id(), SessionEnd.SUSPENDED);
                notices.suspended(user);
            }
            case RESTORE -> {
                logins.setSuspended(user.id(), null);
                // right passwords were refused meanwhile and counted as wrong
                var unused = restoration.forgetTries(user.id(), actor);
                notices.letInAgain(user);
            }
        }
        audit.record(
                AuditEvent.of(event(order.act()), actor, "login", user.id().value())
                        .with("contract", user.contract().toString()));
        return Optional.empty();
    }

    private static String event(UserAct act) {
        return switch (act) {
            case LOGIN_PASSWORD -> "USER_PASSWORD_REGISTERED";
            case CONFIRMATION_PASSWORD -> "USER_CONFIRMATION_REGISTERED";
            case LOGIN_ID -> "USER_LOGIN_ID_CHANGED";
            case MAKE_ADMINISTRATOR -> "USER_MADE_ADMINISTRATOR";
            case MAKE_GENERAL -> "USER_MADE_GENERAL";
            case SUSPEND -> "USER_SUSPENDED";
            case RESTORE -> "USER_RESTORED";
        };
    }
}
