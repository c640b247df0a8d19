package ginko.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 over the fields that make a request what it is, as 64 lower-case hex digits. Each field
/// goes in with its length, so that ("ab", "c") and ("a", "bc") differ.
public record Fingerprint(String hex) {

    public Fingerprint {
        Check.argument(isWellFormed(hex), "a fingerprint is 64 hex digits");
    }

    private static boolean isWellFormed(String hex) {
        for (int i = 0; i < hex.length(); i++) {
            char c = hex.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return hex.length() == 64;
    }

    public static Fingerprint of(String... fields) {
        MessageDigest digest = sha256();
        for (String field : fields) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /// A fresh SHA-256 digest; every Java platform has one.
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
