package ginko.identity;

import ginko.kernel.Masked;
import org.jspecify.annotations.Nullable;

/// One try to sign in. `source` is the network address of the caller (see [Source]); `replaces` is
/// the session the browser held before, which ends when the try succeeds.
public record SignInAttempt(
        String name,
        Masked password,
        Source source,
        SessionKind kind,
        @Nullable SessionToken replaces) {}
