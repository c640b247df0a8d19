package ginko.otp;

import ginko.kernel.CustomerId;
import ginko.kernel.Fingerprint;
import ginko.kernel.Language;
import ginko.kernel.LoginId;
import java.time.Duration;

/// Asks for a code. `boundTo` is the fingerprint of exactly what the code will confirm: the code is
/// refused for anything else. `phone` is the registered number in E.164 form. `lifetime` runs from
/// the sending.
public record OpenChallenge(
        LoginId login,
        CustomerId customer,
        ChallengePurpose purpose,
        Fingerprint boundTo,
        String phone,
        Language language,
        CodeText text,
        Duration lifetime) {}
