package ginko.cards.iso;

import ginko.kernel.Check;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/// A key under which a PIN travels: ISO 9564 format 0, encrypted with double-length triple DES.
public final class PinKey {

    private static final int KEY = 16;
    private static final int THIRD = 8;
    private static final int BLOCK = 8;
    private static final int SHORTEST = 4;
    private static final int LONGEST = 12;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final byte[] key;

    /// @param hex 32 hexadecimal digits
    public PinKey(String hex) {
        byte[] pair = HexFormat.of().parseHex(hex);
        Check.argument(pair.length == KEY, "a PIN key has 32 hexadecimal digits");
        key = Arrays.copyOf(pair, KEY + THIRD);
        System.arraycopy(pair, 0, key, KEY, THIRD);
    }

    /// The PIN block as sixteen hexadecimal digits.
    ///
    /// @param pin 4 to 12 digits
    public String encrypt(String pin, String cardNumber) {
        Check.argument(pin.length() >= SHORTEST && pin.length() <= LONGEST, "4 to 12 digits");
        String pinField = "0%X%s".formatted(pin.length(), pin);
        byte[] block = HEX.parseHex(pinField + "F".repeat(2 * BLOCK - pinField.length()));
        int check = cardNumber.length() - 1;
        byte[] card = HEX.parseHex("0000" + cardNumber.substring(check - 12, check));
        for (int i = 0; i < BLOCK; i++) {
            block[i] ^= card[i];
        }
        try {
            Cipher cipher = Cipher.getInstance("DESede/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "DESede"));
            return HEX.formatHex(cipher.doFinal(block));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        } finally {
            Arrays.fill(block, (byte) 0);
        }
    }
}
