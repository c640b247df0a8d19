package ginko.demo.simulators;

import ginko.cards.iso.PinKey;
import ginko.notifications.Channel;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Second passwords that the simulated banks of cards send by SMS: seven digits, good for a minute
/// and once. The telephone of a card is `+98912` and its last seven digits. A card that never asked
/// for one pays with any password.
final class SimulatedPasswords {

    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final int DIGITS = 7;
    private static final int BOUND = 10_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private record Sent(String block, Instant until) {}

    private final Map<String, Sent> byCard = new ConcurrentHashMap<>();
    private final PinKey key;
    private final SimulatedMessages messages;
    private final Clock clock;

    SimulatedPasswords(PinKey key, SimulatedMessages messages, Clock clock) {
        this.key = key;
        this.messages = messages;
        this.clock = clock;
    }

    static String phone(String card) {
        return "+98912" + card.substring(card.length() - DIGITS);
    }

    void send(String card, long amount) {
        String password = "%07d".formatted(RANDOM.nextInt(BOUND));
        byCard.put(card, new Sent(key.encrypt(password, card), clock.instant().plus(LIFE)));
        messages.add(
                new SimulatedMessages.Arrival(
                        Channel.SMS,
                        phone(card),
                        "CARD",
                        null,
                        "رمز پویا: %s%n%,d IRR".formatted(password, amount),
                        "password",
                        1));
    }

    /// Whether a PIN block holds the password sent last, in time; it is then used up.
    boolean accepts(String card, String block) {
        Sent sent = byCard.get(card);
        if (sent == null) {
            return true;
        }
        boolean isRight = sent.block().equals(block) && clock.instant().isBefore(sent.until());
        if (isRight) {
            byCard.put(card, new Sent("", Instant.EPOCH));
        }
        return isRight;
    }
}
