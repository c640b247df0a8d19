package ginko.staff;

import ginko.identity.SessionToken;
import java.time.Instant;

/// A living session of a member of staff as found for one request. The member is read with it, so
/// that a changed role or a suspension counts at once. Until he has chosen a password, nothing else
/// works.
public record StaffSession(
        SessionToken token, Member member, boolean mustChangePassword, Instant endsAt) {}
