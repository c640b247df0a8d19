package ginko.identity;

import ginko.kernel.Masked;

/// A user of a contract who looks after the users, and what he typed to confirm it.
public record Acting(Session session, Masked confirmation) {}
