package ginko.audit;

import java.util.List;

/// Result of a verification: how many events were read and, for each chain, the first place where
/// it does not hold. No fault means nobody changed, removed or inserted an event.
public record AuditReport(long events, List<String> faults) {

    public AuditReport {
        faults = List.copyOf(faults);
    }

    public boolean isIntact() {
        return faults.isEmpty();
    }
}
