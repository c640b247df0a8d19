package ginko.identity;

import ginko.otp.ChallengeView;

/// What the page of the second factor asks for.
public sealed interface CodePrompt {

    /// A code was sent by SMS.
    record Sms(ChallengeView challenge) implements CodePrompt {}

    /// The code shown by the customer's token, also called dynamic password.
    record Token() implements CodePrompt {}
}
