package ginko.identity;

/// What became of a secret typed by a signed-in customer.
public sealed interface SecretOutcome {

    /// It is his secret.
    record Right() implements SecretOutcome {}

    /// Nothing happened but that one try is used.
    record Wrong(int triesLeft) implements SecretOutcome {}

    /// No try is left. The customer was told what that stops and what he can do.
    record Locked() implements SecretOutcome {}

    /// The customer has no such secret yet.
    record NotSet() implements SecretOutcome {}
}
