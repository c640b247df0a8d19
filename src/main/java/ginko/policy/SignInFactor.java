package ginko.policy;

/// What is asked after the password at sign-in.
public enum SignInFactor {
    NONE,
    SMS_CODE,
    TOKEN_CODE
}
