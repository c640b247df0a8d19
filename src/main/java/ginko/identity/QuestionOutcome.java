package ginko.identity;

/// What became of an answer typed at sign-in.
public sealed interface QuestionOutcome {

    /// The answer was right; the session continues under a new token.
    record Passed(Session session) implements QuestionOutcome {}

    /// The answer is another one.
    record Refused(int triesLeft) implements QuestionOutcome {}

    /// No answer is awaited any more: sign in again, or no try is left.
    record Ended() implements QuestionOutcome {}
}
