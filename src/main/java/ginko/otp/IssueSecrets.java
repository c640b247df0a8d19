package ginko.otp;

import ginko.kernel.Masked;
import ginko.kernel.ServerKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import org.springframework.stereotype.Component;

/// The short secrets of an issue. The mailed password is derived, never stored; of the activation
/// password only an HMAC under the server's key is kept, since four digits hashed without a key are
/// known to whoever reads the table.
@Component
class IssueSecrets {

    private static final String MAILED = "otp.mailed";
    private static final String ACTIVATION = "otp.activation";
    private static final long MAILED_MODULUS = 100_000_000;
    private static final int NONCE_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final ServerKeys keys;

    IssueSecrets(ServerKeys keys) {
        this.keys = keys;
    }

    byte[] nonce() {
        return bytes(NONCE_BYTES);
    }

    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /// Random decimal digits.
    String digits(int count) {
        StringBuilder digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    /// Eight digits for the mail of one issue.
    Masked mailed(UUID token, byte[] nonce) {
        Mac mac = keys.mac(MAILED);
        mac.update(token.toString().getBytes(StandardCharsets.US_ASCII));
        long cut = ByteBuffer.wrap(mac.doFinal(nonce)).getLong() & Long.MAX_VALUE;
        return new Masked(String.format(Locale.ROOT, "%08d", cut % MAILED_MODULUS));
    }

    byte[] activation(UUID token, Masked password) {
        Mac mac = keys.mac(ACTIVATION);
        mac.update(token.toString().getBytes(StandardCharsets.US_ASCII));
        return mac.doFinal(password.reveal().getBytes(StandardCharsets.UTF_8));
    }

    boolean isActivation(Issue issue, Masked entered) {
        return MessageDigest.isEqual(issue.activation(), activation(issue.token(), entered));
    }

    boolean isMailed(Issue issue, Masked entered) {
        return MessageDigest.isEqual(
                mailed(issue.token(), issue.nonce()).reveal().getBytes(StandardCharsets.US_ASCII),
                entered.reveal().strip().getBytes(StandardCharsets.UTF_8));
    }
}
