package ginko.bills;

import ginko.identity.Source;
import ginko.kernel.ServerKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Asks for an effort when cards are being tried: after some tries from one address, or when many
/// cards of one bank or of all banks were declined. A browser with script finds a number whose hash
/// begins with zeros (some ten thousand hashes); a person without script adds two numbers, which
/// few may do in ten minutes. Works without third parties and without pictures. Each question
/// belongs to one basket, is good for ten minutes and once.
@Component
public class Robots {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int FROM_SOURCE = 5;
    private static final int DECLINED_OF_BANK = 30;
    private static final int DECLINED_OF_ALL = 100;
    private static final int SUMS_OF_SOURCE = 5;
    private static final int SUMS_OF_ALL = 300;
    private static final int ZERO_BITS = 15;
    private static final int SALT = 8;
    private static final int MAC = 16;
    private static final int BODY = Long.BYTES + 2 + SALT;
    private static final int LEAST = 2;
    private static final int SPAN = 18;
    private static final int LONGEST_WORK = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Tries tries;
    private final ServerKeys keys;
    private final Clock clock;

    Robots(Tries tries, ServerKeys keys, Clock clock) {
        this.tries = tries;
        this.keys = keys;
        this.clock = clock;
    }

    /// What is asked.
    ///
    /// @param token goes back with the answer
    /// @param zeroBits how many bits of SHA-256 over token, colon and number must be zero
    /// @param first to be added to `second`
    public record Question(String token, int zeroBits, int first, int second) {}

    /// What came back.
    ///
    /// @param work number a script found; empty without
    /// @param sum what a person typed; empty without
    public record Reply(String token, String work, String sum) {}

    /// Whether the payer must answer a question first.
    ///
    /// @param bankDigits of the card; empty while none is known
    public boolean isNeeded(Source source, String bankDigits) {
        return tries.from(source, "pay") >= FROM_SOURCE
                || tries.declined("all") >= DECLINED_OF_ALL
                || !bankDigits.isEmpty() && tries.declined(bankDigits) >= DECLINED_OF_BANK;
    }

    public Question ask(UUID basket) {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        int first = LEAST + RANDOM.nextInt(SPAN);
        int second = LEAST + RANDOM.nextInt(SPAN);
        byte[] body =
                ByteBuffer.allocate(BODY)
                        .putLong(clock.instant().plus(LIFE).getEpochSecond())
                        .put((byte) first)
                        .put((byte) second)
                        .put(salt)
                        .array();
        byte[] token = ByteBuffer.allocate(BODY + MAC).put(body).put(mac(basket, body)).array();
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        return new Question(text, ZERO_BITS, first, second);
    }

    /// Whether the reply is right; each question is spent by its first right reply.
    public boolean isRight(UUID basket, Reply reply, Source source) {
        Optional<ByteBuffer> body = body(basket, reply.token());
        if (body.isEmpty() || body.get().getLong() <= clock.instant().getEpochSecond()) {
            return false;
        }
        int sum = body.get().get() + body.get().get();
        boolean isWorked = hasWork(reply);
        boolean isAdded =
                !isWorked
                        && Digits.normalise(reply.sum()).equals(String.valueOf(sum))
                        && tries.count("sum:" + source.value()) <= SUMS_OF_SOURCE
                        && tries.count("sum") <= SUMS_OF_ALL;
        return (isWorked || isAdded) && tries.count("spent:" + reply.token()) == 1;
    }

    private Optional<ByteBuffer> body(UUID basket, String token) {
        byte[] octets;
        try {
            octets = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
        if (octets.length != BODY + MAC) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOf(octets, BODY);
        byte[] mac = Arrays.copyOfRange(octets, BODY, octets.length);
        return MessageDigest.isEqual(mac, mac(basket, body))
                ? Optional.of(ByteBuffer.wrap(body))
                : Optional.empty();
    }

    private static boolean hasWork(Reply reply) {
        if (reply.work().isEmpty() || reply.work().length() > LONGEST_WORK) {
            return false;
        }
        byte[] text = (reply.token() + ":" + reply.work()).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
            return ByteBuffer.wrap(hash).getInt() >>> (Integer.SIZE - ZERO_BITS) == 0;
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private byte[] mac(UUID basket, byte[] body) {
        var mac = keys.mac("bills.question");
        mac.update(basket.toString().getBytes(StandardCharsets.US_ASCII));
        return Arrays.copyOf(mac.doFinal(body), MAC);
    }
}
