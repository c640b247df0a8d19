package ginko.documents;

/// One line of a key-value table.
public record KeyValue(String label, String value, ValueKind kind) {

    public static KeyValue text(String label, String value) {
        return new KeyValue(label, value, ValueKind.TEXT);
    }

    public static KeyValue identifier(String label, String value) {
        return new KeyValue(label, value, ValueKind.IDENTIFIER);
    }

    public static KeyValue amount(String label, String value) {
        return new KeyValue(label, value, ValueKind.AMOUNT);
    }

    public static KeyValue date(String label, String value) {
        return new KeyValue(label, value, ValueKind.DATE);
    }
}
