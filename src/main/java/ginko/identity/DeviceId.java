package ginko.identity;

import ginko.kernel.Ids;
import java.util.UUID;

/// A browser the bank knows.
public record DeviceId(UUID value) {

    static DeviceId next() {
        return new DeviceId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
