package ginko.policy;

/// Who may change a secret. Label: `policy.secret.changed-by.<NAME>`.
public enum SecretChanger {
    /// The customer himself, in the settings.
    OWNER,
    /// The master of the contract only: the login issued first under it.
    MASTER,
    /// The bank, from a paper form.
    PAPER
}
