package ginko.cards.iso;

import com.solab.iso8583.IsoType;
import com.solab.iso8583.IsoValue;
import com.solab.iso8583.MessageFactory;
import com.solab.iso8583.parse.FieldParseInfo;
import ginko.kernel.Check;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Writes and reads messages with the element formats of ISO 8583:1987. Safe for several threads.
public final class IsoCodec {

    private static final int HEADER = 4 + 16;
    private static final int MAC_DIGITS = 16;
    private static final String NO_MAC = "0".repeat(MAC_DIGITS);
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int TYPE = 4;
    private static final Set<String> TYPES =
            Set.of(
                    "0200", "0210", "0400", "0410", "0420", "0421", "0430", "0500", "0510", "0600",
                    "0610", "0800", "0810");

    private record Format(IsoType type, int length) {}

    private static final Map<Integer, Format> FORMATS =
            Map.ofEntries(
                    variable(2, IsoType.LLVAR),
                    fixed(3, IsoType.NUMERIC, 6),
                    fixed(4, IsoType.NUMERIC, 12),
                    fixed(7, IsoType.NUMERIC, 10),
                    fixed(11, IsoType.NUMERIC, 6),
                    fixed(12, IsoType.NUMERIC, 6),
                    fixed(13, IsoType.NUMERIC, 4),
                    fixed(14, IsoType.NUMERIC, 4),
                    fixed(15, IsoType.NUMERIC, 4),
                    fixed(18, IsoType.NUMERIC, 4),
                    fixed(22, IsoType.NUMERIC, 3),
                    fixed(25, IsoType.NUMERIC, 2),
                    variable(32, IsoType.LLVAR),
                    variable(33, IsoType.LLVAR),
                    fixed(37, IsoType.ALPHA, 12),
                    fixed(38, IsoType.ALPHA, 6),
                    fixed(39, IsoType.ALPHA, 2),
                    fixed(41, IsoType.ALPHA, 8),
                    fixed(42, IsoType.ALPHA, 15),
                    fixed(43, IsoType.ALPHA, 40),
                    variable(48, IsoType.LLLVAR),
                    fixed(49, IsoType.NUMERIC, 3),
                    fixed(52, IsoType.BINARY, 8),
                    variable(61, IsoType.LLLVAR),
                    fixed(50, IsoType.NUMERIC, 3),
                    variable(63, IsoType.LLLVAR),
                    fixed(64, IsoType.BINARY, 8),
                    fixed(70, IsoType.NUMERIC, 3),
                    fixed(76, IsoType.NUMERIC, 10),
                    fixed(88, IsoType.NUMERIC, 16),
                    fixed(90, IsoType.NUMERIC, 42),
                    fixed(128, IsoType.BINARY, 8));

    private final MessageFactory<com.solab.iso8583.IsoMessage> factory = new MessageFactory<>();

    public IsoCodec() {
        factory.setCharacterEncoding(StandardCharsets.ISO_8859_1.name());
        factory.setUseBinaryMessages(false);
        factory.setAssignDate(false);
        for (String type : TYPES) {
            factory.setParseMap(
                    Integer.parseInt(type, 16),
                    FORMATS.entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            Map.Entry::getKey, field -> info(field.getValue()))));
        }
    }

    private static Map.Entry<Integer, Format> fixed(int number, IsoType type, int length) {
        return Map.entry(number, new Format(type, length));
    }

    private static Map.Entry<Integer, Format> variable(int number, IsoType type) {
        return Map.entry(number, new Format(type, 0));
    }

    private static FieldParseInfo info(Format format) {
        return FieldParseInfo.getInstance(
                format.type(), format.length(), StandardCharsets.ISO_8859_1.name(), false);
    }

    public byte[] encode(IsoMessage message) {
        var out = factory.newMessage(Integer.parseInt(message.type(), 16));
        for (Map.Entry<Integer, String> field : message.fields().entrySet()) {
            Format format =
                    Objects.requireNonNull(
                            FORMATS.get(field.getKey()), "an element without a format");
            Object value =
                    format.type() == IsoType.BINARY
                            ? HEX.parseHex(field.getValue())
                            : field.getValue();
            out.setValue(field.getKey(), value, format.type(), format.length());
        }
        return out.writeData();
    }

    /// The message with its authentication code.
    public byte[] encode(IsoMessage message, MacKey key) {
        return encode(message, key, Map.of());
    }

    /// The message with its authentication code and with elements that never become texts: the
    /// caller wipes them, and what is returned.
    ///
    /// @param secrets ASCII characters of elements up to 64, in a message with one bitmap
    public byte[] encode(IsoMessage message, MacKey key, Map<Integer, byte[]> secrets) {
        IsoMessage blank = message;
        for (Map.Entry<Integer, byte[]> secret : secrets.entrySet()) {
            blank = blank.with(secret.getKey(), "0".repeat(secret.getValue().length));
        }
        Check.argument(
                secrets.isEmpty() || blank.macField() == IsoMessage.LAST_OF_FIRST_BITMAP,
                "secrets travel in messages with one bitmap");
        byte[] octets = encode(blank.with(blank.macField(), NO_MAC));
        for (Map.Entry<Integer, byte[]> secret : secrets.entrySet()) {
            int at = encode(blank.before(secret.getKey())).length + lengthDigits(secret.getKey());
            System.arraycopy(secret.getValue(), 0, octets, at, secret.getValue().length);
        }
        int end = octets.length - MAC_DIGITS;
        byte[] signed = Arrays.copyOf(octets, end);
        String mac = HEX.formatHex(key.mac(signed));
        Arrays.fill(signed, (byte) 0);
        System.arraycopy(mac.getBytes(StandardCharsets.US_ASCII), 0, octets, end, MAC_DIGITS);
        return octets;
    }

    private static int lengthDigits(int number) {
        return switch (Objects.requireNonNull(FORMATS.get(number)).type()) {
            case LLVAR -> 2;
            case LLLVAR -> 3;
            default -> 0;
        };
    }

    /// @throws MalformedMessage for anything that is no message of the types and formats known here
    public IsoMessage decode(byte[] octets) throws MalformedMessage {
        if (octets.length < HEADER) {
            throw new MalformedMessage("shorter than type and bitmap");
        }
        // the library would log the whole message, card number and all
        if (!TYPES.contains(new String(octets, 0, TYPE, StandardCharsets.ISO_8859_1))) {
            throw new MalformedMessage("unknown type");
        }
        com.solab.iso8583.IsoMessage read;
        try {
            read = factory.parseMessage(octets, 0);
        } catch (ParseException | UnsupportedEncodingException | RuntimeException broken) {
            // the library answers wrong lengths and digits with several kinds of exception
            throw new MalformedMessage("cannot be read: " + broken.getClass().getSimpleName());
        }
        if (read == null) {
            throw new MalformedMessage("no message");
        }
        SortedMap<Integer, String> fields = new TreeMap<>();
        for (int number : FORMATS.keySet()) {
            IsoValue<?> value = read.getField(number);
            if (value != null) {
                fields.put(
                        number,
                        value.getValue() instanceof byte[] bytes
                                ? HEX.formatHex(bytes)
                                : String.valueOf(value.getValue()));
            }
        }
        return new IsoMessage("%04x".formatted(read.getType()), fields);
    }

    /// Whether the octets end with the right authentication code.
    public boolean isAuthentic(byte[] octets, IsoMessage message, MacKey key) {
        if (message.field(message.macField()).isEmpty() || octets.length < MAC_DIGITS) {
            return false;
        }
        byte[] expected = key.mac(Arrays.copyOf(octets, octets.length - MAC_DIGITS));
        byte[] given = HEX.parseHex(message.text(message.macField()));
        return MessageDigest.isEqual(expected, given);
    }
}
