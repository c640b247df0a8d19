package ginko.identity;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.customers.Customer;
import ginko.customers.Customers;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Opens a session for somebody who has shown two factors at once, without password and code.
@Component
class ProvenEntry {

    private final Sessions sessions;
    private final LoginsSql logins;
    private final Customers customers;
    private final Devices devices;
    private final CodeStep codes;
    private final SignInLog log;
    private final AuditTrail audit;
    private final Clock clock;

    ProvenEntry(
            Sessions sessions,
            LoginsSql logins,
            Customers customers,
            Devices devices,
            CodeStep codes,
            SignInLog log,
            AuditTrail audit,
            Clock clock) {
        this.sessions = sessions;
        this.logins = logins;
        this.customers = customers;
        this.devices = devices;
        this.codes = codes;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /// Opens it, in the transaction of the proof.
    ///
    /// @param replaces the session the browser held before
    /// @param event what is recorded, beside where it came from
    Session open(Login login, Visitor visitor, @Nullable SessionToken replaces, AuditEvent event) {
        if (replaces != null) {
            sessions.endIfLive(replaces, SessionEnd.REPLACED);
        }
        Customer customer = customers.find(login.customer()).orElseThrow();
        Recognition recognition = devices.recognise(login, visitor);
        Session session =
                sessions.open(
                        SessionToken.random(),
                        new Sessions.NewSession(
                                login,
                                SessionKind.BROWSER,
                                codes.stageAfterQuestion(login),
                                customer.displayName(),
                                login.lastSignInAt(),
                                null,
                                null,
                                new Place(
                                        recognition.device(),
                                        visitor.browser(),
                                        visitor.source())));
        log.accepted(login.id(), visitor);
        logins.signedIn(login.id(), clock.instant());
        audit.record(
                event.with("source", visitor.source().value())
                        .with("device", recognition.familiarity().name())
                        .with("stage", session.stage().name()));
        return session;
    }
}
