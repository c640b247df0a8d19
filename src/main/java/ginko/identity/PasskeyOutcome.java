package ginko.identity;

/// What became of a passkey shown inside a session, or of one to be kept.
public sealed interface PasskeyOutcome {

    /// It was accepted, or is kept from now on.
    record Accepted() implements PasskeyOutcome {}

    /// It was not.
    record Refused(PasskeyRefusal reason) implements PasskeyOutcome {}
}
