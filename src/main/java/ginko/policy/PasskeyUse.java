package ginko.policy;

/// What a passkey serves for.
public enum PasskeyUse {
    /// Signs in, in place of password and code.
    SIGN_IN,
    /// Stands in place of the code after the password.
    SECOND_FACTOR,
    /// Confirms inside a session an act that needs a fresh second factor.
    STEP_UP
}
