package ginko.policy;

/// What stops when all tries of a secret are used up.
public enum SecretStop {
    /// Access as a whole.
    SERVICE,
    /// Only what asks for this secret.
    OWN_USES
}
