package ginko.identity;

import java.time.Instant;

/// One try to sign in with an existing login.
public record SignInLogEntry(Instant at, SignInResult result, Source source, String browser) {}
