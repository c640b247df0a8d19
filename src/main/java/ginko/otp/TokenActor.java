package ginko.otp;

/// Who moves a token. Label: `otp.actor.<NAME>`.
public enum TokenActor {
    CUSTOMER,
    /// A clerk of a branch or of the call centre.
    CLERK,
    /// Two members of staff, one after the other.
    TWO_OF_STAFF,
    SYSTEM
}
