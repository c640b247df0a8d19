package ginko.accounts;

import ginko.jobs.RecurringJob;
import ginko.ledger.Journal;
import ginko.policy.BankProfile;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Gives money back that was held for something that did not happen in time.
@Component
class ExpireHolds implements RecurringJob {

    private static final int HOLDS_MAX = 500;

    private final Journal journal;
    private final BankProfile profile;
    private final Clock clock;

    ExpireHolds(Journal journal, BankProfile profile, Clock clock) {
        this.journal = journal;
        this.profile = profile;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "accounts.expire-holds";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        int expired;
        do {
            expired = journal.expireHolds(profile.calendar().today(clock.instant()), HOLDS_MAX);
        } while (expired == HOLDS_MAX);
    }
}
