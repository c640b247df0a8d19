package ginko.identity;

import ginko.kernel.Refusal;

/// What became of an act for the users of a contract.
public sealed interface UserOutcome {

    /// It is done, for this user.
    record Done(Login user) implements UserOutcome {}

    /// Nothing happened.
    record Refused(Refusal refusal) implements UserOutcome {}

    /// Nothing happened but that one try of the confirmation is used.
    record NotConfirmed(int triesLeft) implements UserOutcome {}

    /// No try is left: the acting user's own access has stopped.
    record Ended() implements UserOutcome {}
}
