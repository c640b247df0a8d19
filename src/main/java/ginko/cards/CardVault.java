package ginko.cards;

import ginko.kernel.ServerKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// What of a card may be stored: a keyed hash, by which the same card is recognised, and its number
/// sealed under a key of the bank for as long as a payment is undecided, since undoing it needs the
/// number.
@Component
public final class CardVault {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ServerKeys keys;
    private final SecretKeySpec seal;

    CardVault(ServerKeys keys) {
        this.keys = keys;
        this.seal = new SecretKeySpec(keys.key("cards.seal").getEncoded(), "AES");
    }

    /// 32 octets, the same for the same card.
    public byte[] hash(CardNumber card) {
        byte[] digits = card.reveal().getBytes(StandardCharsets.US_ASCII);
        return keys.mac("cards.hash").doFinal(digits);
    }

    public byte[] seal(CardNumber card) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] text = card.reveal().getBytes(StandardCharsets.US_ASCII);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, text);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    CardNumber open(byte[] sealed) {
        ByteBuffer in = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE];
        in.get(nonce);
        byte[] rest = new byte[in.remaining()];
        in.get(rest);
        return new CardNumber(
                new String(crypt(Cipher.DECRYPT_MODE, nonce, rest), StandardCharsets.US_ASCII));
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, seal, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a card number cannot be sealed or opened", broken);
        }
    }
}
