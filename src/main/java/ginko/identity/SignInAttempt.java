package ginko.identity;

import ginko.kernel.Masked;
import org.jspecify.annotations.Nullable;

/// One try to sign in. `replaces` is the session the browser held before, which ends when the try
/// succeeds; `certificate` is the client certificate of the connection.
public record SignInAttempt(
        String name,
        Masked password,
        Visitor visitor,
        SessionKind kind,
        @Nullable SessionToken replaces,
        @Nullable PresentedCertificate certificate) {

    /// A try over a connection without a certificate.
    public SignInAttempt(
            String name,
            Masked password,
            Visitor visitor,
            SessionKind kind,
            @Nullable SessionToken replaces) {
        this(name, password, visitor, kind, replaces, null);
    }

    /// A try of a caller of whom only the network address is known (see [Source]).
    public SignInAttempt(
            String name,
            Masked password,
            Source source,
            SessionKind kind,
            @Nullable SessionToken replaces) {
        this(name, password, Visitor.from(source), kind, replaces);
    }

    Source source() {
        return visitor.source();
    }
}
