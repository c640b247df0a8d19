package ginko.identity;

/// How far a session has come. Only a full session may use the bank.
public enum Stage {
    /// The password was right; the code of the second factor is awaited.
    CODE_PENDING,
    /// The bank does not know the device; the answer to a secret question is awaited.
    QUESTION_PENDING,
    /// A temporary password was used and must be changed before anything else.
    PASSWORD_CHANGE,
    /// Signed in.
    FULL
}
