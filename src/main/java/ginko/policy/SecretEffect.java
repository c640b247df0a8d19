package ginko.policy;

/// When a changed secret counts. Label: `policy.secret.takes-effect.<NAME>`.
public enum SecretEffect {
    /// The session it was changed in goes on; the next sign-in asks for it.
    NEXT_SIGN_IN,
    /// The very next question asks for it.
    AT_ONCE
}
