package ginko.identity;

import ginko.kernel.Ids;
import ginko.kernel.LoginId;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/// The last sign-ins and tries as the customer sees them in his settings.
@Component
public class SignInLog {

    private static final int SHOWN = 10;

    private final SignInLogSql sql;
    private final Clock clock;

    SignInLog(SignInLogSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// The ten newest, newest first.
    public List<SignInLogEntry> newest(LoginId login) {
        return sql.newest(login, SHOWN);
    }

    void accepted(LoginId login, Visitor visitor) {
        sql.insert(
                Ids.next(),
                login,
                new SignInLogEntry(
                        clock.instant(),
                        SignInResult.ACCEPTED,
                        visitor.source(),
                        visitor.browser()));
    }

    void refused(LoginId login, Visitor visitor) {
        sql.insert(
                Ids.next(),
                login,
                new SignInLogEntry(
                        clock.instant(),
                        SignInResult.REFUSED,
                        visitor.source(),
                        visitor.browser()));
    }
}
