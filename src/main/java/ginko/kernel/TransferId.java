package ginko.kernel;

import java.util.UUID;

/// A transfer order; its draft carries the same id.
public record TransferId(UUID value) implements Comparable<TransferId> {

    public static TransferId next() {
        return new TransferId(Ids.next());
    }

    @Override
    public int compareTo(TransferId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
