package ginko.bills;

import ginko.identity.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/// Makes guessing expensive: tries with one card, and tries and look-ups from one network address,
/// are counted in windows of ten minutes. Each is paid for before it is made, so that many at once
/// count too; one that ends well gets its card's price back.
@Component
class Tries {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int OF_CARD = 3;
    private static final int OF_SOURCE = 20;

    private final TriesSql sql;
    private final Clock clock;

    Tries(TriesSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    boolean payWithCard(byte[] cardHash) {
        return count(card(cardHash)) <= OF_CARD;
    }

    void refundCard(byte[] cardHash) {
        sql.refund(card(cardHash));
    }

    /// @param what the act that is counted, for example `pay`
    boolean payFrom(Source source, String what) {
        return count(what + ":" + source.value()) <= OF_SOURCE;
    }

    private static String card(byte[] hash) {
        return "card:" + HexFormat.of().formatHex(hash);
    }

    private int count(String key) {
        Instant now = clock.instant();
        return sql.count(key, now.minus(WINDOW), now);
    }
}
