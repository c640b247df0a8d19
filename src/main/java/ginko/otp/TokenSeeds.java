package ginko.otp;

import ginko.kernel.ServerKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// Seals the seeds of tokens with AES-256-GCM. The row's id and serial go in as associated data, so
/// that a sealed seed copied into another row cannot be opened there.
@Component
class TokenSeeds {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    TokenSeeds(ServerKeys keys) {
        this.key = new SecretKeySpec(keys.key("otp.seed").getEncoded(), "AES");
    }

    byte[] nonce() {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return nonce;
    }

    byte[] seal(byte[] seed, byte[] nonce, String row) {
        return run(Cipher.ENCRYPT_MODE, seed, nonce, row);
    }

    /// @throws IllegalStateException when the seed was sealed for another row or was changed
    byte[] open(byte[] sealed, byte[] nonce, String row) {
        return run(Cipher.DECRYPT_MODE, sealed, nonce, row);
    }

    private byte[] run(int mode, byte[] text, byte[] nonce, String row) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a token's seed cannot be opened", broken);
        }
    }
}
