package ginko.notifications.smpp;

import ginko.kernel.Check;
import java.io.ByteArrayOutputStream;

/// The default alphabet of short messages (3GPP TS 23.038 part 6.2.1), one octet a septet as SMPP
/// carries it. Ten more characters are written as an escape pair and count twice.
public final class GsmAlphabet {

    static final int ESCAPE = 0x1B;

    private static final String BASIC =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                    + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final String EXTENDED = "\f^{}\\[~]|€";

    private static final byte[] EXTENDED_CODES = {
        0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65
    };

    private GsmAlphabet() {}

    /// Septets one character takes: 1, 2, or 0 when the alphabet does not have it.
    static int septets(char character) {
        if (character == ESCAPE) {
            return 0;
        }
        if (BASIC.indexOf(character) >= 0) {
            return 1;
        }
        return EXTENDED.indexOf(character) >= 0 ? 2 : 0;
    }

    /// Septets of the text; -1 when a character is not in the alphabet.
    static int septets(CharSequence text) {
        var total = 0;
        for (var i = 0; i < text.length(); i++) {
            var septets = septets(text.charAt(i));
            if (septets == 0) {
                return -1;
            }
            total += septets;
        }
        return total;
    }

    static byte[] encode(CharSequence text) {
        var octets = new ByteArrayOutputStream(text.length() + 8);
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            var extended = EXTENDED.indexOf(character);
            if (extended >= 0) {
                octets.write(ESCAPE);
                octets.write(EXTENDED_CODES[extended]);
            } else {
                var code = BASIC.indexOf(character);
                Check.argument(code >= 0, "character is not in the GSM alphabet");
                octets.write(code);
            }
        }
        return octets.toByteArray();
    }

    /// The text of received octets. An unknown escape pair reads as its basic character, as the
    /// standard asks of receivers.
    public static String decode(byte[] octets) {
        var text = new StringBuilder(octets.length);
        for (var i = 0; i < octets.length; i++) {
            var code = octets[i] & 0x7F;
            if (code == ESCAPE && i + 1 < octets.length) {
                i++;
                text.append(extended(octets[i]));
            } else {
                text.append(BASIC.charAt(code));
            }
        }
        return text.toString();
    }

    private static char extended(byte code) {
        for (var i = 0; i < EXTENDED_CODES.length; i++) {
            if (EXTENDED_CODES[i] == code) {
                return EXTENDED.charAt(i);
            }
        }
        return BASIC.charAt(code & 0x7F);
    }
}
