package ginko.otp;

/// What a code was sent for. A code of one purpose never serves the other.
public enum ChallengePurpose {
    SIGN_IN,
    PAYMENT
}
