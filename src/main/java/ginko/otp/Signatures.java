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

    /// Wrong codes in a row that take the app on a telephone away: its PIN has four digits only.
    static final int APP_FAILURES_MAX = 5;

    /// What a batch needs to know of a device.
    record Device(UUID id, TokenKind kind, boolean active, int failures) {

        int most() {
            return kind == TokenKind.APP ? APP_FAILURES_MAX : FAILURES_MAX;
        }

        Device with(int newFailures) {
            return new Device(id, kind, newFailures < most(), newFailures);
        }
    }

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
        boolean isApp = device.kind() == TokenKind.APP;
        CodeRefusal gone = isApp ? CodeRefusal.APP_WIPED : CodeRefusal.DEVICE_LOCKED;
        if (!device.active()) {
            return new CodeOutcome.Refused(gone, 0);
        }
        if (signature.verdict() == Verdict.RIGHT) {
            if (device.failures() > 0) {
                put(device.with(0));
            }
            return new CodeOutcome.Accepted();
        }
        Device failed = device.with(device.failures() + 1);
        put(failed);
        return failed.active()
                ? new CodeOutcome.Refused(
                        isApp ? CodeRefusal.APP_CODE_WRONG : CodeRefusal.SIGNATURE_WRONG,
                        failed.most() - failed.failures())
                : new CodeOutcome.Refused(gone, 0);
    }

    private void put(Device device) {
        devices.put(device.id(), device);
        changed.add(device.id());
    }

    Collection<Device> changes() {
        return changed.stream().map(id -> Objects.requireNonNull(devices.get(id))).toList();
    }
}
