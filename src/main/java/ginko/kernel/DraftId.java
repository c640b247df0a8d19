package ginko.kernel;

import java.util.UUID;

/// An unfinished act of a person.
public record DraftId(UUID value) implements Comparable<DraftId> {

    public static DraftId next() {
        return new DraftId(Ids.next());
    }

    @Override
    public int compareTo(DraftId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
