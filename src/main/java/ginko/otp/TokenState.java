package ginko.otp;

import java.util.Set;

/// Where a token stands in its life. Label: `otp.state.<NAME>`.
public enum TokenState {
    IN_STOCK,
    ALLOCATED,
    DISPATCHED,
    ISSUE_PENDING,
    ISSUED,
    ACTIVE,
    LOCKED,
    SUSPENDED,
    RELEASED,
    REPLACED,
    REVOKED,
    EXPIRED,
    CANCELLED;

    private static final Set<TokenState> FINAL =
            Set.of(RELEASED, REPLACED, REVOKED, EXPIRED, CANCELLED);

    /// Whether nothing can happen to a token any more.
    public boolean isFinal() {
        return FINAL.contains(this);
    }
}
