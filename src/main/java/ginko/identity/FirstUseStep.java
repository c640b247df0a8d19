package ginko.identity;

/// A page of the first sign-in (seed 002). The next one follows from what is stored, so that
/// whoever breaks off goes on where he was.
public enum FirstUseStep {
    QUESTIONS,
    PASSWORDS,
    DETAILS,
    CHECK
}
