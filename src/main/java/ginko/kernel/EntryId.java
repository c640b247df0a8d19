package ginko.kernel;

import java.util.UUID;

/// A journal entry.
public record EntryId(UUID value) implements Comparable<EntryId> {

    public static EntryId next() {
        return new EntryId(Ids.next());
    }

    @Override
    public int compareTo(EntryId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
