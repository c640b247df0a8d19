package ginko.otp;

import ginko.kernel.ServerKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Mac;
import org.springframework.stereotype.Component;

/// Makes and compares codes. A code is HMAC-SHA-256 under the server's key over the challenge's id,
/// its random nonce and the number of the code within the challenge, cut to decimal digits as in
/// RFC 4226 section 5.3. So a code can be sent again without ever having been stored.
@Component
class CodeMaker {

    private static final int NONCE_BYTES = 16;
    private static final String USE = "otp.code";

    private final SecureRandom random = new SecureRandom();
    private final ServerKeys keys;

    CodeMaker(ServerKeys keys) {
        this.keys = keys;
    }

    byte[] nonce() {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return nonce;
    }

    String code(Challenge challenge, int digits) {
        Mac mac = keys.mac(USE);
        mac.update(challenge.id().toString().getBytes(StandardCharsets.US_ASCII));
        mac.update(challenge.nonce());
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(challenge.generation()).array());
        byte[] hash = mac.doFinal();
        long cut = ByteBuffer.wrap(hash).getLong() & Long.MAX_VALUE;
        long modulus = 1;
        for (int i = 0; i < digits; i++) {
            modulus *= 10;
        }
        return String.format(java.util.Locale.ROOT, "%0" + digits + "d", cut % modulus);
    }

    boolean isRight(Challenge challenge, String entered, int digits) {
        return MessageDigest.isEqual(
                code(challenge, digits).getBytes(StandardCharsets.US_ASCII),
                entered.getBytes(StandardCharsets.UTF_8));
    }

    /// A mark of a wrong entry that can be compared but not turned back into digits without the
    /// key.
    byte[] mark(Challenge challenge, String entered) {
        Mac mac = keys.mac(USE + ".wrong");
        mac.update(challenge.nonce());
        return mac.doFinal(entered.getBytes(StandardCharsets.UTF_8));
    }
}
