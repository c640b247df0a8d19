package ginko.notifications.smpp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One short message of a text: the octets of `short_message`, their data_coding and esm_class.
///
/// @param octets begin with the user data header when esmClass says so
record SmsPart(byte dataCoding, byte esmClass, byte[] octets) {

    static final byte CODING_DEFAULT = 0;
    static final byte CODING_UCS2 = 8;
    static final byte ESM_PLAIN = 0;
    static final byte ESM_HEADER_PRESENT = 0x40;

    /// Room of one message and of one part with the header of six octets (3GPP TS 23.040 part
    /// 9.2.3.24.1): septets for the GSM alphabet, UTF-16 units for UCS-2.
    static final int GSM_ALONE = 160;

    static final int GSM_PART = 153;
    static final int UCS2_ALONE = 70;
    static final int UCS2_PART = 67;

    private static final int MAX_PARTS = 255;

    /// The parts of a text. The GSM alphabet is used when it has every character, UCS-2 otherwise;
    /// a part never ends inside a surrogate pair or an escape pair.
    ///
    /// @param reference the same for all parts and retries of one message; the low eight bits count
    static List<SmsPart> of(String text, int reference) {
        var septets = GsmAlphabet.septets(text);
        if (septets >= 0 && septets <= GSM_ALONE) {
            return List.of(new SmsPart(CODING_DEFAULT, ESM_PLAIN, GsmAlphabet.encode(text)));
        }
        if (septets < 0 && text.length() <= UCS2_ALONE) {
            return List.of(new SmsPart(CODING_UCS2, ESM_PLAIN, ucs2(text)));
        }
        var pieces = septets >= 0 ? splitGsm(text) : splitUcs2(text);
        if (pieces.size() > MAX_PARTS) {
            throw new IllegalArgumentException("text needs more than 255 parts");
        }
        var parts = new ArrayList<SmsPart>(pieces.size());
        for (var i = 0; i < pieces.size(); i++) {
            var octets = septets >= 0 ? GsmAlphabet.encode(pieces.get(i)) : ucs2(pieces.get(i));
            var coding = septets >= 0 ? CODING_DEFAULT : CODING_UCS2;
            var header = header(reference, pieces.size(), i + 1);
            parts.add(new SmsPart(coding, ESM_HEADER_PRESENT, joined(header, octets)));
        }
        return parts;
    }

    private static byte[] header(int reference, int total, int sequence) {
        return new byte[] {5, 0, 3, (byte) reference, (byte) total, (byte) sequence};
    }

    private static List<String> splitGsm(String text) {
        var pieces = new ArrayList<String>();
        var start = 0;
        var room = GSM_PART;
        for (var i = 0; i < text.length(); i++) {
            var septets = GsmAlphabet.septets(text.charAt(i));
            if (septets > room) {
                pieces.add(text.substring(start, i));
                start = i;
                room = GSM_PART;
            }
            room -= septets;
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    private static List<String> splitUcs2(String text) {
        var pieces = new ArrayList<String>();
        var start = 0;
        while (start < text.length()) {
            var end = Math.min(start + UCS2_PART, text.length());
            if (end < text.length()
                    && Character.isHighSurrogate(text.charAt(end - 1))
                    && Character.isLowSurrogate(text.charAt(end))) {
                end--;
            }
            pieces.add(text.substring(start, end));
            start = end;
        }
        return pieces;
    }

    private static byte[] ucs2(String text) {
        return text.getBytes(StandardCharsets.UTF_16BE);
    }

    private static byte[] joined(byte[] header, byte[] octets) {
        var all = new ByteArrayOutputStream(header.length + octets.length);
        all.writeBytes(header);
        all.writeBytes(octets);
        return all.toByteArray();
    }
}
