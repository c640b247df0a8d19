package ginko.kernel;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/// A one-dimensional array parameter in PostgreSQL’s binary form, which neither side has to print
/// or parse. The connection must send arrays in binary, see [#TYPES].
final class ArrayColumn extends PGobject implements PGBinaryObject {

    /// Type names and numbers as the server knows them.
    enum Element {
        UUID("_uuid", 2950),
        TEXT("_text", 25),
        INT8("_int8", 20),
        INT4("_int4", 23),
        BYTEA("_bytea", 17),
        DATE("_date", 1082),
        TIMESTAMPTZ("_timestamptz", 1184);

        private final String arrayType;
        private final int oid;

        Element(String arrayType, int oid) {
            this.arrayType = arrayType;
            this.oid = oid;
        }
    }

    /// What the driver’s property `binaryTransferEnable` must hold.
    static final String TYPES =
            "UUID_ARRAY,TEXT_ARRAY,INT8_ARRAY,INT4_ARRAY,BYTEA_ARRAY,DATE_ARRAY,TIMESTAMPTZ_ARRAY";

    private static final long serialVersionUID = 1L;
    private static final int NULL_LENGTH = -1;
    private static final int HEAD = 5 * Integer.BYTES;
    private static final int ELEMENT_GUESS = 24;

    /// Writes one value with its length before it.
    @FunctionalInterface
    interface Writer<V> {
        void write(Output out, V value);
    }

    /// Bytes that grow.
    static final class Output {

        private ByteBuffer buffer;

        private Output(int capacity) {
            this.buffer = ByteBuffer.allocate(capacity);
        }

        void length(int bytes) {
            room(Integer.BYTES + bytes);
            buffer.putInt(bytes);
        }

        void number(int value) {
            room(Integer.BYTES);
            buffer.putInt(value);
        }

        void number(long value) {
            room(Long.BYTES);
            buffer.putLong(value);
        }

        void bytes(byte[] value) {
            room(value.length);
            buffer.put(value);
        }

        private void room(int bytes) {
            if (buffer.remaining() < bytes) {
                int size = Math.max(2 * buffer.capacity(), buffer.position() + bytes);
                buffer = ByteBuffer.allocate(size).put(buffer.flip());
            }
        }
    }

    /// Takes the value of a column out of a row.
    @FunctionalInterface
    interface Reader<T, V> {
        @Nullable V of(T row);
    }

    private final byte[] content;

    private ArrayColumn(Element element, byte[] content) {
        this.type = element.arrayType;
        this.content = content;
    }

    static <T, V> ArrayColumn of(
            Element element, Collection<T> rows, Reader<T, V> reader, Writer<V> writer) {
        Output out = new Output(HEAD + rows.size() * ELEMENT_GUESS);
        out.number(rows.isEmpty() ? 0 : 1);
        out.number(1);
        out.number(element.oid);
        if (!rows.isEmpty()) {
            out.number(rows.size());
            out.number(1);
        }
        for (T row : rows) {
            V value = reader.of(row);
            if (value == null) {
                out.number(NULL_LENGTH);
            } else {
                writer.write(out, value);
            }
        }
        return new ArrayColumn(element, Arrays.copyOf(out.buffer.array(), out.buffer.position()));
    }

    @Override
    public int lengthInBytes() {
        return content.length;
    }

    @Override
    public void toBytes(byte[] bytes, int offset) {
        System.arraycopy(content, 0, bytes, offset, content.length);
    }

    @Override
    public void setByteValue(byte[] value, int offset) {
        throw new UnsupportedOperationException("an array column is a parameter only");
    }

    /// There is no text form: a connection that asks for it was not set up for these arrays, and
    /// must not send null in its place.
    @Override
    public String getValue() {
        throw new IllegalStateException("the connection does not send arrays in binary");
    }
}
