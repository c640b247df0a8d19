package ginko.staff;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A member of staff. `login` is what he signs in with and what the audit trail calls him.
public record Member(
        MemberId id,
        String login,
        String name,
        Role role,
        MemberState state,
        @Nullable Instant lastSignInAt) {

    /// How the audit trail names him.
    public String actor() {
        return "staff:" + login;
    }

    public boolean may(Right right) {
        return role.has(right);
    }
}
