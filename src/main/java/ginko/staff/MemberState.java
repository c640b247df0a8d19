package ginko.staff;

/// Whether a member of staff may sign in.
public enum MemberState {
    ACTIVE,
    SUSPENDED
}
