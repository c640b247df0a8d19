package ginko.identity;

/// What became of the last page of the first sign-in.
public sealed interface FirstUseOutcome {

    /// Everything is stored; the session is complete under a new token.
    record Done(Session session) implements FirstUseOutcome {}

    /// The confirmation password is another one.
    record Wrong(int triesLeft) implements FirstUseOutcome {}

    /// The session is over, or another page comes first.
    record Ended() implements FirstUseOutcome {}
}
