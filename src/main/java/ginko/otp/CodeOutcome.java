package ginko.otp;

/// Result of checking a code.
public sealed interface CodeOutcome {

    /// The code was right and is used up now.
    record Accepted() implements CodeOutcome {}

    /// The code was not accepted; `triesLeft` more tries remain for the same code.
    record Refused(CodeRefusal reason, int triesLeft) implements CodeOutcome {}
}
