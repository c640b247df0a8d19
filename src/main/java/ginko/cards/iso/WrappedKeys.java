package ginko.cards.iso;

import ginko.kernel.Check;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/// Two fresh keys on their way: the key of authentication codes and that of PIN blocks, each
/// wrapped (RFC 3394) under a key that both sides were given by hand.
///
/// @param mac 32 hexadecimal digits
/// @param pin 32 hexadecimal digits
public record WrappedKeys(String mac, String pin) {

    private static final int WRAPPED = 48;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /// Element 48: both keys in 48 hexadecimal digits each.
    public String wrap(String keyHex) {
        return wrapped(mac, keyHex) + wrapped(pin, keyHex);
    }

    /// @throws MalformedMessage when the text was not wrapped under this key
    public static WrappedKeys unwrap(String text, String keyHex) throws MalformedMessage {
        if (!text.matches("[0-9A-F]{" + 2 * WRAPPED + "}")) {
            throw new MalformedMessage("no wrapped keys");
        }
        return new WrappedKeys(
                unwrapped(text.substring(0, WRAPPED), keyHex),
                unwrapped(text.substring(WRAPPED), keyHex));
    }

    private static String wrapped(String hex, String keyHex) {
        try {
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.WRAP_MODE, key(keyHex));
            return HEX.formatHex(cipher.wrap(key(hex)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String unwrapped(String hex, String keyHex) throws MalformedMessage {
        try {
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.UNWRAP_MODE, key(keyHex));
            byte[] key = cipher.unwrap(HEX.parseHex(hex), "AES", Cipher.SECRET_KEY).getEncoded();
            return HEX.formatHex(key);
        } catch (GeneralSecurityException wrong) {
            throw new MalformedMessage("keys wrapped under another key");
        }
    }

    private static SecretKeySpec key(String hex) {
        byte[] octets = HexFormat.of().parseHex(hex);
        Check.argument(octets.length == 16, "a key has 32 hexadecimal digits");
        return new SecretKeySpec(octets, "AES");
    }

    @Override
    public String toString() {
        return "WrappedKeys";
    }
}
