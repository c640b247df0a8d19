package ginko.identity;

import org.jspecify.annotations.Nullable;

/// A login found by the name somebody typed, with its password; null before one was issued.
record Candidate(Login login, @Nullable StoredPassword password) {}
