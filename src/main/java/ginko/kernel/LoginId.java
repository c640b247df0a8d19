package ginko.kernel;

import java.util.UUID;

/// An identity that signs in.
public record LoginId(UUID value) implements Comparable<LoginId> {

    public static LoginId next() {
        return new LoginId(Ids.next());
    }

    @Override
    public int compareTo(LoginId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
