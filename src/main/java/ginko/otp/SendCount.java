package ginko.otp;

import ginko.kernel.Fingerprint;
import ginko.policy.BankProfile;
import ginko.policy.SendCeilings;
import ginko.web.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Counts code messages over all operations: to a number, from a network address, and of the whole
/// bank. The bank's own count lies in several rows, so that no two customers wait for each other.
@Component
class SendCount {

    /// Which ceiling was reached.
    enum Ceiling {
        NUMBER,
        SOURCE,
        BANK
    }

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int SHARES = 16;

    private final SendCountSql sql;
    private final SendCeilings ceilings;

    SendCount(SendCountSql sql, BankProfile profile) {
        this.sql = sql;
        this.ceilings = profile.codes().ceilings();
    }

    /// Counts a message that is to be sent.
    ///
    /// @return the ceiling it would exceed; then it must not be sent
    Optional<Ceiling> count(String phone, Instant now) {
        String number = Fingerprint.of("otp.send", phone).hex();
        if (sql.count("number:" + number, now.minus(DAY), now) > ceilings.numberDay()) {
            return Optional.of(Ceiling.NUMBER);
        }
        Optional<String> source = Caller.address();
        if (source.isPresent()
                && sql.count("source:" + source.get(), now.minus(HOUR), now)
                        > ceilings.sourceHour()) {
            return Optional.of(Ceiling.SOURCE);
        }
        int share = Math.floorMod(number.hashCode(), SHARES);
        int most = Math.max(1, ceilings.bankDay() / SHARES);
        return sql.count("bank:" + share, now.minus(DAY), now) > most
                ? Optional.of(Ceiling.BANK)
                : Optional.empty();
    }

    /// Forgets what no ceiling looks at any more.
    int forget(Instant now) {
        return sql.forget(now.minus(DAY));
    }
}
