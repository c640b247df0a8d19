package ginko.identity;

/// How the password of a try was found.
public enum SignInResult {
    ACCEPTED,
    REFUSED
}
