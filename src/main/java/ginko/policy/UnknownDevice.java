package ginko.policy;

/// What else is asked when somebody signs in from a device the bank has not seen with this login.
public enum UnknownDevice {
    NOTHING,
    /// One of the secret questions; a customer without them gets a code by SMS (seed 002).
    SECRET_ANSWER
}
