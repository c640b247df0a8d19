package ginko.identity;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.LoginId;
import ginko.policy.BankProfile;
import ginko.policy.CodeRules;
import ginko.policy.SessionRules;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The lengths of time a customer chooses for himself among those the profile offers: how long a
/// session lives without use, and how long a code sent by text message is accepted (seed 000, the
/// lifetime of the code is a matter of the settings). A choice counts from the next request and the
/// next code on; one the profile no longer offers gives way to the bank's own value.
@Service
public class ChosenTimes {

    private final LoginsSql sql;
    private final AuditTrail audit;
    private final SessionRules sessions;
    private final CodeRules codes;

    ChosenTimes(LoginsSql sql, AuditTrail audit, BankProfile profile) {
        this.sql = sql;
        this.audit = audit;
        this.sessions = profile.sessions();
        this.codes = profile.codes();
    }

    /// What counts for a login now.
    @Transactional(readOnly = true)
    public Times of(LoginId login) {
        Chosen chosen = sql.chosenTimes(login);
        return new Times(
                sessions.idle(chosen.idle().orElse(null)),
                codes.lifetime(chosen.codeLifetime().orElse(null)));
    }

    /// The lengths of time that count for a login.
    public record Times(Duration idle, Duration codeLifetime) {}

    /// What a login has chosen, empty where it keeps to the bank's own value.
    record Chosen(Optional<Duration> idle, Optional<Duration> codeLifetime) {}

    Duration codeLifetime(LoginId login) {
        return of(login).codeLifetime();
    }

    /// Chooses both lengths.
    ///
    /// @return false when one of them is not offered; then nothing changes
    @Transactional
    public boolean choose(LoginId login, Times wanted) {
        if (!isOffered(wanted)) {
            return false;
        }
        sql.setChosenTimes(login, wanted);
        audit.record(
                AuditEvent.of("TIMES_CHOSEN", SignIn.actor(login), "login", login.value())
                        .with("idle", seconds(wanted.idle()))
                        .with("code", seconds(wanted.codeLifetime())));
        return true;
    }

    private static String seconds(Duration length) {
        return Long.toString(length.toSeconds());
    }

    private boolean isOffered(Times wanted) {
        return sessions.idle(wanted.idle()).equals(wanted.idle())
                && codes.lifetime(wanted.codeLifetime()).equals(wanted.codeLifetime());
    }
}
