package ginko.identity;

import ginko.kernel.Check;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/// The secret of a session: 256 random bits, written as 43 characters of base64url. Whoever holds
/// it is the session, so it prints as `***` and only its SHA-256 is stored.
public record SessionToken(String reveal) {

    private static final int BYTES = 32;
    private static final int LENGTH = 43;
    private static final SecureRandom RANDOM = new SecureRandom();

    public SessionToken {
        Check.argument(isWellFormed(reveal), "a session token has 43 base64url characters");
    }

    /// A new one.
    public static SessionToken random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// The token written in a cookie or header; empty when it cannot be one.
    public static Optional<SessionToken> parse(String text) {
        return isWellFormed(text) ? Optional.of(new SessionToken(text)) : Optional.empty();
    }

    /// Primary key of the session.
    public byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(reveal.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isWellFormed(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (!isBase64Url(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBase64Url(char c) {
        return c >= 'A' && c <= 'Z'
                || c >= 'a' && c <= 'z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '_';
    }

    @Override
    public String toString() {
        return "***";
    }
}
