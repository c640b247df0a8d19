package ginko.simulator;

/// A mistake planted in the protocol, to see whether the simulator notices.
enum Plant {
    NONE,
    /// Nobody looks whether a command was answered before.
    NO_LOOKUP_OF_EARLIER_ANSWERS,
    /// Clients are told before the commit.
    ANSWER_BEFORE_COMMIT,
    /// The use of limits is read before the lock is held.
    LIMIT_READ_WITHOUT_LOCK,
    /// That a hold has ended is not written, so it can be released again.
    HOLD_RELEASED_TWICE,
    /// A client that got no answer sends its wish under a new key.
    RETRY_WITHOUT_KEY,
    /// Two nodes work on the book at the same time.
    NO_LOCK,
    /// That a code was used is not written.
    CODE_NOT_USED_UP
}
