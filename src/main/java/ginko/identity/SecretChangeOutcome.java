package ginko.identity;

/// What became of the change of a secret beside the login password.
public sealed interface SecretChangeOutcome {

    /// The new one counts, from when its rule says.
    record Changed() implements SecretChangeOutcome {}

    /// The old one still counts.
    record Refused(PasswordRefusal refusal) implements SecretChangeOutcome {}

    /// No try is left for the secret in use.
    record Ended() implements SecretChangeOutcome {}
}
