package ginko.identity;

import ginko.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes to customers whose certificate ends: 30 days before, when it can be renewed, and once
/// more 10 days before.
@Component
class RemindOfCertificates implements RecurringJob {

    private static final List<Duration> BEFORE = List.of(Duration.ofDays(30), Duration.ofDays(10));

    private final CertificatesSql sql;
    private final LoginsSql logins;
    private final SecurityNotices notices;
    private final Clock clock;
    private final TransactionTemplate transaction;

    RemindOfCertificates(
            CertificatesSql sql,
            LoginsSql logins,
            SecurityNotices notices,
            Clock clock,
            TransactionTemplate transaction) {
        this.sql = sql;
        this.logins = logins;
        this.notices = notices;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "identity.remind-of-certificates";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        // the later reminder first: who was away for long gets one, not two
        for (int reminder = BEFORE.size(); reminder > 0; reminder--) {
            int number = reminder;
            Instant ending = now.plus(BEFORE.get(number - 1));
            transaction.executeWithoutResult(status -> {
                for (CertificatesSql.Due due : sql.remind(number, now, ending)) {
                    notices.certificateEnds(logins.find(due.login()).orElseThrow(), due.notAfter());
                }
            });
        }
    }
}
