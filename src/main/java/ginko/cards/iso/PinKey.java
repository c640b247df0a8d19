package ginko.cards.iso;

import ginko.kernel.Check;
import java.nio.charset.StandardCharsets;
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
    private static final int NIBBLE = 4;
    private static final int LOW_NIBBLE = 0x0F;
    private static final int HIGH_NIBBLE = 0xF0;
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
    public String encrypt(CharSequence pin, String cardNumber) {
        return new String(encryptToDigits(pin, cardNumber), StandardCharsets.US_ASCII);
    }

    /// The same as ASCII characters that the caller can wipe.
    public byte[] encryptToDigits(CharSequence pin, String cardNumber) {
        byte[] random = new byte[RANDOM_OCTETS];
        RANDOM.nextBytes(random);
        return encrypt(pin, cardNumber, random);
    }

    /// @param random eight octets that fill a block of format 4
    byte[] encrypt(CharSequence pin, String cardNumber, byte[] random) {
        Check.argument(pin.length() >= SHORTEST && pin.length() <= LONGEST, "4 to 12 digits");
        byte[] block = pinField(pin, random);
        byte[] first = block;
        byte[] encrypted = block;
        try {
            byte[] card = cardField(cardNumber);
            Cipher cipher = cipher();
            if (format == Format.FORMAT_4) {
                first = cipher.doFinal(block);
            }
            encrypted = cipher.doFinal(combined(first, card));
            return digits(encrypted);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        } finally {
            Arrays.fill(block, (byte) 0);
            Arrays.fill(first, (byte) 0);
            Arrays.fill(encrypted, (byte) 0);
        }
    }

    private static byte[] digits(byte[] octets) {
        byte[] digits = new byte[2 * octets.length];
        for (int i = 0; i < octets.length; i++) {
            digits[2 * i] = (byte) HEX.toHighHexDigit(octets[i]);
            digits[2 * i + 1] = (byte) HEX.toLowHexDigit(octets[i]);
        }
        return digits;
    }

    private Cipher cipher() throws GeneralSecurityException {
        boolean isAes = format == Format.FORMAT_4;
        Cipher cipher = Cipher.getInstance(isAes ? "AES/ECB/NoPadding" : "DESede/ECB/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, isAes ? "AES" : "DESede"));
        return cipher;
    }

    private byte[] pinField(CharSequence pin, byte[] random) {
        boolean isAes = format == Format.FORMAT_4;
        byte[] block = new byte[format.octets];
        Arrays.fill(block, 0, Format.FORMAT_0.octets, (byte) (isAes ? 0xAA : 0xFF));
        block[0] = (byte) ((isAes ? 0x40 : 0) | pin.length());
        for (int i = 0; i < pin.length(); i++) {
            int digit = Character.digit(pin.charAt(i), 10);
            int at = 1 + i / 2;
            block[at] =
                    (byte)
                            (i % 2 == 0
                                    ? digit << NIBBLE | block[at] & LOW_NIBBLE
                                    : block[at] & HIGH_NIBBLE | digit);
        }
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
