package ginko.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Slows down who tries too often, by what he shows from outside: his network address, and the name
/// he typed together with it, whether such a login exists or not. So waiting tells nothing about
/// logins.
@Component
class Throttle {

    /// Failures that cost no waiting; the next one costs a second, each further one twice as much.
    private static final int FREE = 3;

    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration ROW = Duration.ofHours(1);

    private final ThrottleSql sql;
    private final PasswordHashes hashes;
    private final Clock clock;

    Throttle(ThrottleSql sql, PasswordHashes hashes, Clock clock) {
        this.sql = sql;
        this.hashes = hashes;
        this.clock = clock;
    }

    /// Whether the address may still try; costs it one failure until [#refund].
    boolean pay(Source source) {
        return count("source:" + source.value(), SourceRule.WINDOW) <= SourceRule.LIMIT;
    }

    void refund(Source source) {
        sql.refund("source:" + source.value());
    }

    /// Counts one in a window.
    ///
    /// @return how many there were in it, including this one
    int count(String key, Duration window) {
        Instant now = clock.instant();
        return sql.count(key, now.minus(window), now);
    }

    /// What earlier failures of this name from this address cost.
    Slowness slowness(LoginKey name, Source source) {
        Instant now = clock.instant();
        return sql.find(key(name, source))
                .filter(row -> row.since().plus(ROW).isAfter(now))
                .map(row -> new Slowness(row.counts(), left(row, now)))
                .orElse(new Slowness(0, Duration.ZERO));
    }

    /// @return failures in a row including this one
    int failed(LoginKey name, Source source) {
        Instant now = clock.instant();
        return sql.countInRow(key(name, source), now.minus(ROW), now);
    }

    void succeeded(LoginKey name, Source source) {
        sql.forget(key(name, source));
    }

    /// As long as the price of a try takes for a login that exists.
    void payForNobody(LoginKey name) {
        var unused = count("nobody:" + hashes.pseudonym(name), SourceRule.WINDOW);
    }

    private String key(LoginKey name, Source source) {
        return "name:" + hashes.pseudonym(name) + "@" + source.value();
    }

    private static Duration left(ThrottleSql.Counted row, Instant now) {
        if (row.counts() <= FREE) {
            return Duration.ZERO;
        }
        long seconds = 1L << Math.min(row.counts() - FREE - 1, 20);
        Duration wait = Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds()));
        Duration left = Duration.between(now, row.since().plus(wait));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /// Failures in a row so far, and how long the next try has to wait.
    record Slowness(int failures, Duration pause) {}
}
