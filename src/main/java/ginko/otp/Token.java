package ginko.otp;

import ginko.kernel.LoginId;
import java.util.UUID;

/// An active row of `otp.token`. `lastUsedStep` is -1 before the first code.
record Token(
        UUID id,
        LoginId login,
        String serial,
        byte[] nonce,
        byte[] sealedSeed,
        int failures,
        long lastUsedStep,
        int driftSteps) {}
