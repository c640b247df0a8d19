package ginko.kernel;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Makes and reads ids. Ids are UUID version 7 (RFC 9562), so that rows made together lie together
/// in an index.
public final class Ids {

    private static final int UUID_TEXT_LENGTH = 36;

    private Ids() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }

    /// The smallest id that can have been made at the instant: all ids made before are smaller.
    public static UUID earliest(Instant at) {
        return new UUID(at.toEpochMilli() << 16 | 0x7000, Long.MIN_VALUE);
    }

    /// The id written in a URL or a body; empty when the text is not a canonical UUID.
    public static Optional<UUID> parse(String text) {
        if (text.length() != UUID_TEXT_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /// The id that belongs to a name for ever: 122 bits of the SHA-256 of its parts, marked as
    /// version 8 (RFC 9562, section 5.8). For things whose id another party's key decides.
    public static UUID named(String... parts) {
        ByteBuffer hash = ByteBuffer.wrap(Fingerprint.of(parts).bytes());
        long high = hash.getLong() & ~0xF000L | 0x8000L;
        long low = hash.getLong() & ~(0b11L << 62) | 0b10L << 62;
        return new UUID(high, low);
    }
}
