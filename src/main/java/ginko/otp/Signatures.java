package ginko.otp;

import ginko.otp.CheckedSignature.Verdict;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// The signing devices of one batch as they stand under its locks. Signatures are decided here in
/// memory, one after the other, and what changed is written back together: a device sees no more
/// wrong codes than it has, whatever the number of parallel tries.
public final class Signatures {

    /// Wrong codes in a row that lock a device.
    static final int FAILURES_MAX = 10;

    /// What a batch needs to know of a device.
    record Device(UUID id, boolean active, int failures) {}

    private final Map<UUID, Device> devices = new HashMap<>();
    private final Set<UUID> changed = new TreeSet<>();

    Signatures(List<Device> loaded) {
        loaded.forEach(device -> devices.put(device.id(), device));
    }

    /// Accepts or refuses a signature. That an order is carried out once is kept by the order's own
    /// id, which is part of what was signed.
    public CodeOutcome use(CheckedSignature signature) {
        if (signature.verdict() == Verdict.NO_DEVICE) {
            return new CodeOutcome.Refused(CodeRefusal.DEVICE_UNKNOWN, 0);
        }
        Device device = devices.get(Objects.requireNonNull(signature.device()));
        if (device == null) {
            return new CodeOutcome.Refused(CodeRefusal.DEVICE_UNKNOWN, 0);
        }
        if (!device.active()) {
            return new CodeOutcome.Refused(CodeRefusal.DEVICE_LOCKED, 0);
        }
        if (signature.verdict() == Verdict.RIGHT) {
            if (device.failures() > 0) {
                put(new Device(device.id(), true, 0));
            }
            return new CodeOutcome.Accepted();
        }
        int failures = device.failures() + 1;
        put(new Device(device.id(), failures < FAILURES_MAX, failures));
        return failures < FAILURES_MAX
                ? new CodeOutcome.Refused(CodeRefusal.SIGNATURE_WRONG, FAILURES_MAX - failures)
                : new CodeOutcome.Refused(CodeRefusal.DEVICE_LOCKED, 0);
    }

    private void put(Device device) {
        devices.put(device.id(), device);
        changed.add(device.id());
    }

    Collection<Device> changes() {
        return changed.stream().map(id -> Objects.requireNonNull(devices.get(id))).toList();
    }
}
