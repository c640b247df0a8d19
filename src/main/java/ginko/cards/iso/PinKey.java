package ginko.cards.iso;

import ginko.kernel.Check;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/// A key under which a PIN travels (ISO 9564-1): format 0 encrypted with double-length triple DES,
/// or format 4 encrypted with AES.
public final class PinKey {

    /// Form of the block.
    public enum Format {
        /// Eight octets, element 52.
        FORMAT_0(8),
        /// Sixteen octets, too long for element 52.
        FORMAT_4(16);

        private final int octets;

        Format(int octets) {
            this.octets = octets;
        }
    }

    private static final int KEY = 16;
    private static final int THIRD = 8;
    private static final int SHORTEST = 4;
    private static final int LONGEST = 12;
    private static final int CARD_BASE = 12;
    private static final int RANDOM_OCTETS = 8;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Format format;
    private final byte[] key;

    /// @param hex 32 hexadecimal digits
    public PinKey(Format format, String hex) {
        byte[] pair = HexFormat.of().parseHex(hex);
        Check.argument(pair.length == KEY, "a PIN key has 32 hexadecimal digits");
        this.format = format;
        if (format == Format.FORMAT_4) {
            key = pair;
        } else {
            key = Arrays.copyOf(pair, KEY + THIRD);
            System.arraycopy(pair, 0, key, KEY, THIRD);
        }
    }

    /// The PIN block in hexadecimal digits, two for each octet.
    ///
    /// @param pin 4 to 12 digits
    public String encrypt(String pin, String cardNumber) {
        byte[] random = new byte[RANDOM_OCTETS];
        RANDOM.nextBytes(random);
        return encrypt(pin, cardNumber, random);
    }

    /// @param random eight octets that fill a block of format 4
    String encrypt(String pin, String cardNumber, byte[] random) {
        Check.argument(pin.length() >= SHORTEST && pin.length() <= LONGEST, "4 to 12 digits");
        byte[] block = pinField(pin, random);
        byte[] card = cardField(cardNumber);
        try {
            Cipher cipher = cipher();
            if (format == Format.FORMAT_4) {
                byte[] first = cipher.doFinal(block);
                return HEX.formatHex(cipher.doFinal(combined(first, card)));
            }
            return HEX.formatHex(cipher.doFinal(combined(block, card)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        } finally {
            Arrays.fill(block, (byte) 0);
        }
    }

    private Cipher cipher() throws GeneralSecurityException {
        boolean isAes = format == Format.FORMAT_4;
        Cipher cipher = Cipher.getInstance(isAes ? "AES/ECB/NoPadding" : "DESede/ECB/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, isAes ? "AES" : "DESede"));
        return cipher;
    }

    private byte[] pinField(String pin, byte[] random) {
        boolean isAes = format == Format.FORMAT_4;
        String text = "%s%X%s".formatted(isAes ? "4" : "0", pin.length(), pin);
        String filled =
                text + (isAes ? "A" : "F").repeat(2 * Format.FORMAT_0.octets - text.length());
        byte[] block = Arrays.copyOf(HEX.parseHex(filled), format.octets);
        if (isAes) {
            System.arraycopy(random, 0, block, Format.FORMAT_0.octets, RANDOM_OCTETS);
        }
        return block;
    }

    private byte[] cardField(String cardNumber) {
        if (format == Format.FORMAT_4) {
            String text = (cardNumber.length() - CARD_BASE) + cardNumber;
            return HEX.parseHex(text + "0".repeat(2 * format.octets - text.length()));
        }
        int check = cardNumber.length() - 1;
        return HEX.parseHex("0000" + cardNumber.substring(check - CARD_BASE, check));
    }

    /// Writes over the first.
    private static byte[] combined(byte[] block, byte[] card) {
        for (int i = 0; i < block.length; i++) {
            block[i] ^= card[i];
        }
        return block;
    }
}
