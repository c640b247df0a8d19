package ginko.otp;

import ginko.kernel.LoginId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `otp.token` that makes codes. `lastUsedStep` is -1 before the first code; for a device
/// that counts it is the counter of the last code. The sharers use a generator beside its owner.
record Token(
        UUID id,
        TokenKind kind,
        String serial,
        @Nullable LoginId login,
        CodeForm form,
        byte[] nonce,
        byte[] sealedSeed,
        TokenState state,
        Instant since,
        int failures,
        long lastUsedStep,
        int driftSteps,
        Make make,
        Set<LoginId> sharers) {

    Token {
        sharers = Set.copyOf(sharers);
    }

    /// Wrong codes in a row that lock a token, over all channels.
    static final int FAILURES_MAX = 10;

    /// Who made a device, and until when it works: the date printed on its back. All null for what
    /// the bank makes itself. With keys it also signs (RFC 6287). A model may lose the bank's
    /// support while devices of it are in use.
    record Make(
            @Nullable String vendor,
            @Nullable String model,
            @Nullable LocalDate validUntil,
            boolean isSupported,
            boolean hasKeys) {

        static final Make OWN = new Make(null, null, null, true, false);

        /// The same device with keys, which signs what is typed into it.
        Make withKeys() {
            return new Make(vendor, model, validUntil, isSupported, true);
        }
    }

    /// Whether it is in the hands of this login, its owner or one he shares it with.
    boolean isOf(@Nullable LoginId user) {
        return user != null && (user.equals(login) || sharers.contains(user));
    }

    /// What the seed is sealed for.
    String row() {
        return id + "|" + serial;
    }

    Token failed() {
        return with(state, since, failures + 1, lastUsedStep, driftSteps);
    }

    Token accepted(long step, int drift) {
        return with(state, since, 0, step, drift);
    }

    Token in(TokenState next, Instant at) {
        int kept = next == TokenState.ACTIVE ? 0 : failures;
        return with(next, at, kept, lastUsedStep, driftSteps);
    }

    private Token with(TokenState next, Instant at, int failed, long step, int drift) {
        return new Token(
                id,
                kind,
                serial,
                login,
                form,
                nonce,
                sealedSeed,
                next,
                at,
                failed,
                step,
                drift,
                make,
                sharers);
    }

    Token of(LoginId owner) {
        return new Token(
                id,
                kind,
                serial,
                owner,
                form,
                nonce,
                sealedSeed,
                state,
                since,
                failures,
                lastUsedStep,
                driftSteps,
                make,
                sharers);
    }

    TokenView view() {
        return new TokenView(
                id,
                kind,
                serial,
                login,
                state,
                since,
                failures,
                make.vendor(),
                make.model(),
                make.validUntil(),
                make.hasKeys(),
                sharers);
    }
}
