package ginko.ledger;

import java.util.List;

/// What the verifier has read and the first violations it found, few of each kind.
public record VerificationReport(
        long accounts, long entries, long postings, long blocks, List<Violation> violations) {

    /// A broken invariant and where.
    public record Violation(Invariant invariant, String detail) {}

    public VerificationReport {
        violations = List.copyOf(violations);
    }

    public boolean isSound() {
        return violations.isEmpty();
    }
}
