package ginko.otp;

import ginko.otp.SeedKeys.Named;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/// Seals the seeds of tokens with AES-256-GCM. The row's id and serial go in as associated data, so
/// that a sealed seed copied into another row cannot be opened there. What a key of the ring sealed
/// begins with a mark that names the key.
class TokenSeeds {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte[] MARK = {'G', 'K', '1'};

    private final SecureRandom random = new SecureRandom();
    private final SeedKeys keys;

    TokenSeeds(SeedKeys keys) {
        this.keys = keys;
    }

    byte[] nonce() {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return nonce;
    }

    byte[] seal(byte[] seed, byte[] nonce, String row) {
        Optional<Named> current = keys.current();
        if (current.isEmpty()) {
            return run(Cipher.ENCRYPT_MODE, keys.unmarked(), null, new Text(seed, nonce, row));
        }
        Named key = current.get();
        byte[] mark = key.mark();
        byte[] sealed =
                run(Cipher.ENCRYPT_MODE, key.key(), key.module(), new Text(seed, nonce, row));
        byte[] marked = Arrays.copyOf(mark, mark.length + sealed.length);
        System.arraycopy(sealed, 0, marked, mark.length, sealed.length);
        return marked;
    }

    /// @throws IllegalStateException when the seed was sealed for another row or was changed, or
    ///   its key is not there
    byte[] open(byte[] sealed, byte[] nonce, String row) {
        int end = endOfMark(sealed);
        if (end == 0) {
            return run(Cipher.DECRYPT_MODE, keys.unmarked(), null, new Text(sealed, nonce, row));
        }
        Named key =
                keys.named(
                        new String(
                                sealed,
                                MARK.length + 1,
                                end - MARK.length - 1,
                                StandardCharsets.US_ASCII));
        byte[] text = Arrays.copyOfRange(sealed, end, sealed.length);
        return run(Cipher.DECRYPT_MODE, key.key(), key.module(), new Text(text, nonce, row));
    }

    /// What the key in use puts before everything it seals; empty without a ring.
    Optional<byte[]> mark() {
        return keys.current().map(Named::mark);
    }

    private static int endOfMark(byte[] sealed) {
        boolean isMarked =
                sealed.length > MARK.length
                        && Arrays.equals(Arrays.copyOf(sealed, MARK.length), MARK);
        int end = isMarked ? MARK.length + 1 + sealed[MARK.length] : 0;
        return end > 0 && end < sealed.length ? end : 0;
    }

    private record Text(byte[] bytes, byte[] nonce, String row) {}

    private static byte[] run(int mode, Key key, @Nullable Provider module, Text text) {
        try {
            Cipher cipher =
                    module == null
                            ? Cipher.getInstance("AES/GCM/NoPadding")
                            : Cipher.getInstance("AES/GCM/NoPadding", module);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, text.nonce()));
            cipher.updateAAD(text.row().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text.bytes());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a token's seed cannot be opened", broken);
        }
    }
}
