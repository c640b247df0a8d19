package ginko.otp;

import ginko.kernel.ChallengeId;
import ginko.kernel.Fingerprint;
import ginko.kernel.LoginId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of `otp.challenge`. `lastWrong` is the MAC of the last wrong entry, so that a double click
/// does not cost two tries. `withheld` says that a ceiling kept its message back.
record Challenge(
        ChallengeId id,
        LoginId login,
        ChallengePurpose purpose,
        Fingerprint boundTo,
        byte[] nonce,
        int generation,
        State state,
        int failures,
        byte @Nullable [] lastWrong,
        int sends,
        String phone,
        boolean withheld,
        Instant createdAt,
        Instant expiresAt,
        Instant resendAt) {

    enum State {
        OPEN,
        USED,
        DEAD
    }

    Challenge used() {
        return with(State.USED, failures, lastWrong);
    }

    Challenge failed(byte[] wrong, int failuresMax) {
        int now = failures + 1;
        return with(now >= failuresMax ? State.DEAD : State.OPEN, now, wrong);
    }

    private Challenge with(State newState, int newFailures, byte @Nullable [] newLastWrong) {
        return new Challenge(
                id,
                login,
                purpose,
                boundTo,
                nonce,
                generation,
                newState,
                newFailures,
                newLastWrong,
                sends,
                phone,
                withheld,
                createdAt,
                expiresAt,
                resendAt);
    }

    /// The next message of this challenge. `fresh` makes it carry a new code with a whole lifetime;
    /// the failures stay.
    Challenge resent(int newGeneration, Instant newExpiresAt, Instant newResendAt) {
        return new Challenge(
                id,
                login,
                purpose,
                boundTo,
                nonce,
                newGeneration,
                state,
                failures,
                lastWrong,
                sends + 1,
                phone,
                withheld,
                createdAt,
                newExpiresAt,
                newResendAt);
    }
}
