package ginko.bills;

import ginko.identity.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Makes guessing expensive: tries with one card, and tries and look-ups from one network address,
/// are counted in windows of ten minutes. Each is paid for before it is made, so that many at once
/// count too; one that ends well gets its card's price back.
@Component
class Tries {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Logger log = LoggerFactory.getLogger(Tries.class);
    private static final int NOTABLE = 30;
    private static final int OF_CARD = 3;
    private static final int PASSWORDS_OF_CARD = 3;
    private static final int PASSWORDS_OF_SOURCE = 6;
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

    /// Whether one more second password may be asked for.
    boolean askPassword(Source source, byte[] cardHash) {
        return count("code:" + source.value()) <= PASSWORDS_OF_SOURCE
                && count("code-" + card(cardHash)) <= PASSWORDS_OF_CARD;
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

    /// How many tries of an act came from the address in the window.
    int from(Source source, String what) {
        return read(what + ":" + source.value());
    }

    /// Notes that a card of a bank was declined.
    void noteDeclined(String bankDigits) {
        int ofBank = count("declined:" + bankDigits);
        int ofAll = count("declined:all");
        if (ofBank % NOTABLE == 0 || ofAll % NOTABLE == 0) {
            log.warn("cards declined, bank={}, count={}, all={}", bankDigits, ofBank, ofAll);
        }
    }

    /// @param bankDigits first six digits of cards, or `all`
    int declined(String bankDigits) {
        return read("declined:" + bankDigits);
    }

    private int read(String key) {
        return sql.read(key, clock.instant().minus(WINDOW));
    }

    int count(String key) {
        Instant now = clock.instant();
        return sql.count(key, now.minus(WINDOW), now);
    }
}
