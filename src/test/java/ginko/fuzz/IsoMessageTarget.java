package ginko.fuzz;

import ginko.cards.iso.IsoCodec;
import ginko.cards.iso.IsoMessage;
import ginko.cards.iso.MacKey;
import ginko.cards.iso.MalformedMessage;
import ginko.cards.iso.WrappedKeys;
import java.nio.charset.StandardCharsets;

/// Messages of the card network: octets are a message or [MalformedMessage], nothing else; nobody
/// without the key makes one that counts as authentic.
public final class IsoMessageTarget {

    private static final String KEY = "0123456789ABCDEFFEDCBA9876543210";
    private static final IsoCodec CODEC = new IsoCodec();
    private static final MacKey MAC = new MacKey(MacKey.Algorithm.AES_CMAC, KEY);

    private IsoMessageTarget() {}

    /// Called by the fuzzer.
    public static void fuzzerTestOneInput(byte[] octets) {
        try {
            IsoMessage message = CODEC.decode(octets);
            if (CODEC.isAuthentic(octets, message, MAC)) {
                throw new AssertionError("authentic without the key");
            }
            if (message.toString().length() > 30) {
                throw new AssertionError("a message that prints its elements");
            }
        } catch (MalformedMessage expected) {
            String why = expected.getMessage();
            if (why == null || why.length() > 80) {
                throw new AssertionError("a reason that repeats the message", expected);
            }
        }
        try {
            String text = new String(octets, StandardCharsets.ISO_8859_1);
            throw new AssertionError(WrappedKeys.unwrap(text, KEY) + " that nobody wrapped");
        } catch (MalformedMessage expected) {
            return;
        }
    }
}
