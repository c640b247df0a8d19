package ginko.kernel;

import java.util.UUID;

/// A signed contract for remote service.
public record ContractId(UUID value) implements Comparable<ContractId> {

    public static ContractId next() {
        return new ContractId(Ids.next());
    }

    @Override
    public int compareTo(ContractId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
