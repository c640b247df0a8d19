package ginko.kernel;

import java.util.UUID;

/// A person or company with a contract.
public record CustomerId(UUID value) implements Comparable<CustomerId> {

    public static CustomerId next() {
        return new CustomerId(Ids.next());
    }

    @Override
    public int compareTo(CustomerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
