package ginko.identity.web;

import ginko.identity.CodePrompt;
import ginko.otp.ChallengeView;
import ginko.web.FormModel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the page shows that asks for a fresh second factor.
///
/// @param prompt null while no code was sent
/// @param passkey what the browser is asked instead, as JSON; null when it is asked nothing
/// @param resendSeconds before another message may be asked for
public record StepUpModel(
        FormModel form,
        String returnTo,
        @Nullable CodePrompt prompt,
        @Nullable String passkey,
        long resendSeconds) {

    static StepUpModel of(
            FormModel form,
            ReturnPath back,
            Optional<CodePrompt> prompt,
            @Nullable String passkey,
            Instant now) {
        long wait =
                prompt.orElse(null) instanceof CodePrompt.Sms(ChallengeView code)
                        ? Math.max(0, Duration.between(now, code.resendAt()).toSeconds())
                        : 0;
        return new StepUpModel(form, back.path(), prompt.orElse(null), passkey, wait);
    }

    public boolean isToken() {
        return prompt instanceof CodePrompt.Token;
    }

    /// Where the code went, all but its end hidden; empty while none was sent.
    public String maskedPhone() {
        return prompt instanceof CodePrompt.Sms(ChallengeView code) ? code.maskedPhone() : "";
    }

    /// Whether a ceiling kept the message back.
    public boolean isWithheld() {
        return prompt instanceof CodePrompt.Sms(ChallengeView code) && code.isWithheld();
    }

    public boolean canResend() {
        return prompt instanceof CodePrompt.Sms(ChallengeView code) && code.sendsLeft() > 0;
    }
}
