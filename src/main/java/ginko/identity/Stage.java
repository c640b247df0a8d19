package ginko.identity;

/// How far a session has come. Only a full session may use the bank.
public enum Stage {
    /// A newcomer has shown his contract card and chooses his login.
    LOGIN_NAME,
    /// The password was right; the code of the second factor is awaited.
    CODE_PENDING,
    /// The bank does not know the device; the answer to a secret question is awaited.
    QUESTION_PENDING,
    /// A temporary password was used and must be changed before anything else.
    PASSWORD_CHANGE,
    /// A newcomer has signed in and tells his details before anything else.
    FIRST_USE,
    /// Signed in.
    FULL
}
