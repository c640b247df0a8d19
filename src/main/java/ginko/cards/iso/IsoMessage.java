package ginko.cards.iso;

import ginko.kernel.Check;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One message: type and data elements. Binary elements are capital hexadecimal digits. Prints no
/// element, since several are secret.
///
/// @param type four digits, for example `0200`
public record IsoMessage(String type, SortedMap<Integer, String> fields) {

    static final int LAST_OF_FIRST_BITMAP = 64;
    private static final int LAST = 128;

    public IsoMessage {
        Check.argument(type.matches("[0-9]{4}"), "a message type has four digits");
        fields = new TreeMap<>(fields);
    }

    public static IsoMessage of(String type, Map<Integer, String> fields) {
        return new IsoMessage(type, new TreeMap<>(fields));
    }

    public Optional<String> field(int number) {
        return Optional.ofNullable(fields.get(number));
    }

    /// The element, or an empty text.
    public String text(int number) {
        return fields.getOrDefault(number, "");
    }

    public IsoMessage with(int number, String value) {
        SortedMap<Integer, String> changed = new TreeMap<>(fields);
        changed.put(number, value);
        return new IsoMessage(type, changed);
    }

    /// The elements before one.
    IsoMessage before(int number) {
        return new IsoMessage(type, fields.headMap(number));
    }

    /// Where the authentication code stands: 64, or 128 in a message with a second bitmap.
    int macField() {
        boolean isLong =
                fields.keySet().stream()
                        .anyMatch(number -> number > LAST_OF_FIRST_BITMAP && number < LAST);
        return isLong || fields.containsKey(LAST) ? LAST : LAST_OF_FIRST_BITMAP;
    }

    @Override
    public String toString() {
        return type + " trace " + text(11);
    }
}
