package ginko.otp;

import ginko.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Ends issues that nobody finished within half an hour.
@Component
class TimeOutIssues implements RecurringJob {

    private static final int MOST = 200;

    private final IssueSql issues;
    private final TokensSql sql;
    private final TokenMoves moves;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TimeOutIssues(
            IssueSql issues,
            TokensSql sql,
            TokenMoves moves,
            TransactionTemplate transaction,
            Clock clock) {
        this.issues = issues;
        this.sql = sql;
        this.moves = moves;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "otp.time-out-issues";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        for (UUID id : issues.overdue(clock.instant().minus(SoftwareTokens.ISSUE_LIFE), MOST)) {
            transaction.executeWithoutResult(status ->
                    sql.lock(id)
                            .filter(token -> token.state() == TokenState.ISSUE_PENDING)
                            .ifPresent(token ->
                                    moves.move(token, TokenTrigger.TIME_OUT, By.system())));
        }
    }
}
