package ginko.identity.web;

import ginko.identity.CodePrompt;
import ginko.otp.ChallengeView;
import ginko.web.FormModel;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the page of the second factor shows. Seconds are counted from when the page is made.
/// `passkey` is what the browser is asked instead, as JSON; null when it is asked nothing.
public record CodeModel(
        FormModel form,
        String returnTo,
        CodePrompt prompt,
        long secondsLeft,
        long resendSeconds,
        @Nullable String passkey) {

    static CodeModel of(FormModel form, ReturnPath back, CodePrompt prompt, Instant now) {
        return switch (prompt) {
            case CodePrompt.Token() -> new CodeModel(form, back.path(), prompt, 0, 0, null);
            case CodePrompt.Sms(ChallengeView challenge) ->
                    new CodeModel(
                            form,
                            back.path(),
                            prompt,
                            seconds(now, challenge.expiresAt()),
                            seconds(now, challenge.resendAt()),
                            null);
        };
    }

    CodeModel with(@Nullable String asked) {
        return new CodeModel(form, returnTo, prompt, secondsLeft, resendSeconds, asked);
    }

    public boolean isToken() {
        return prompt instanceof CodePrompt.Token;
    }

    /// Where the code went, all but its end hidden.
    public String maskedPhone() {
        return prompt instanceof CodePrompt.Sms(ChallengeView challenge)
                ? challenge.maskedPhone()
                : "";
    }

    /// Whether a ceiling kept the message back.
    public boolean isWithheld() {
        return prompt instanceof CodePrompt.Sms(ChallengeView code) && code.isWithheld();
    }

    public boolean canResend() {
        return prompt instanceof CodePrompt.Sms(ChallengeView challenge)
                && challenge.sendsLeft() > 0;
    }

    private static long seconds(Instant now, Instant until) {
        return Math.max(0, Duration.between(now, until).toSeconds());
    }
}
