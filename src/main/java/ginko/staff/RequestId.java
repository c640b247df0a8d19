package ginko.staff;

import ginko.kernel.Ids;
import java.util.UUID;

/// A request for a second person.
public record RequestId(UUID value) {

    static RequestId next() {
        return new RequestId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
