package ginko.kernel;

import com.github.f4b6a3.uuid.UuidCreator;
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
}
