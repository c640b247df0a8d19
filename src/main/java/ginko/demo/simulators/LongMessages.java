package ginko.demo.simulators;

import ginko.notifications.smpp.GsmAlphabet;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jsmpp.bean.SubmitSm;

/// Puts the parts of long messages together by their user data header, as a handset does.
final class LongMessages {

    private static final int MAX_INCOMPLETE = 500;
    private static final int HEADER = 6;
    private static final int CONCATENATION = 0;
    private static final byte UCS2 = 8;

    private final Map<Key, String[]> incomplete = new LinkedHashMap<>();

    /// A text with the number of its parts.
    record Complete(String text, int parts) {}

    private record Key(String source, String destination, int reference, int total) {}

    /// The whole text, once its last missing part is here.
    synchronized Optional<Complete> add(SubmitSm pdu) {
        var octets = pdu.getShortMessage();
        if (!pdu.isUdhi()) {
            return Optional.of(new Complete(decode(octets, pdu.getDataCoding()), 1));
        }
        if (octets.length < HEADER || octets[0] != 5 || octets[1] != CONCATENATION) {
            throw new IllegalArgumentException("unknown user data header");
        }
        var total = octets[4] & 0xFF;
        var key = new Key(pdu.getSourceAddr(), pdu.getDestAddress(), octets[3] & 0xFF, total);
        var parts = incomplete.computeIfAbsent(key, _ -> new String[total]);
        parts[(octets[5] & 0xFF) - 1] =
                decode(Arrays.copyOfRange(octets, HEADER, octets.length), pdu.getDataCoding());
        for (var part : parts) {
            if (part == null) {
                forgetOldest();
                return Optional.empty();
            }
        }
        incomplete.remove(key);
        return Optional.of(new Complete(String.join("", parts), total));
    }

    private void forgetOldest() {
        if (incomplete.size() > MAX_INCOMPLETE) {
            incomplete.remove(incomplete.keySet().iterator().next());
        }
    }

    private static String decode(byte[] octets, byte dataCoding) {
        return dataCoding == UCS2
                ? new String(octets, StandardCharsets.UTF_16BE)
                : GsmAlphabet.decode(octets);
    }
}
