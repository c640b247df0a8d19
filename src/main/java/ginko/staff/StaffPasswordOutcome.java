package ginko.staff;

import ginko.identity.PasswordRefusal;
import ginko.identity.SessionToken;

/// What became of a change of a member's password.
public sealed interface StaffPasswordOutcome {

    /// All his sessions ended; this token opens a new one.
    record Changed(SessionToken token) implements StaffPasswordOutcome {}

    /// Nothing changed.
    record Refused(PasswordRefusal refusal) implements StaffPasswordOutcome {}

    /// No try is left for now.
    record Ended() implements StaffPasswordOutcome {}
}
