package ginko.kernel;

import java.util.UUID;

/// A reservation of an amount on an account.
public record HoldId(UUID value) implements Comparable<HoldId> {

    public static HoldId next() {
        return new HoldId(Ids.next());
    }

    @Override
    public int compareTo(HoldId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
