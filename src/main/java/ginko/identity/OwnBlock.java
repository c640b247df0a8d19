package ginko.identity;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Closes the access of a customer on his own wish, at once: a lost telephone, a doubtful message
/// (seed 000). Only a branch opens it again.
@Service
public class OwnBlock {

    private final LoginsSql logins;
    private final Sessions sessions;
    private final SecurityNotices notices;
    private final AuditTrail audit;

    OwnBlock(LoginsSql logins, Sessions sessions, SecurityNotices notices, AuditTrail audit) {
        this.logins = logins;
        this.sessions = sessions;
        this.notices = notices;
        this.audit = audit;
    }

    /// Blocks the login of a session and ends all its sessions, this one too.
    @Transactional
    public void block(Session session) {
        if (logins.lockState(session.login()) != LoginState.ACTIVE) {
            return;
        }
        Login login = logins.find(session.login()).orElseThrow();
        logins.setState(login.id(), LoginState.BLOCKED);
        sessions.endAll(login.id(), SessionEnd.BLOCKED);
        notices.blockedByOwner(login);
        audit.record(
                AuditEvent.of(
                        "LOGIN_BLOCKED_BY_OWNER",
                        SignIn.actor(login.id()),
                        "login",
                        login.id().value()));
    }
}
