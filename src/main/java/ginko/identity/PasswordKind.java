package ginko.identity;

/// Who chose a password: the customer, or the bank for the first sign-in.
public enum PasswordKind {
    CHOSEN,
    TEMPORARY
}
