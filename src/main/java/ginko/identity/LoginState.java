package ginko.identity;

/// Whether a login may be used. A blocked one is restored by a branch only.
public enum LoginState {
    ACTIVE,
    BLOCKED
}
