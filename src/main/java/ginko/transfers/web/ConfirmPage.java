package ginko.transfers.web;

import ginko.otp.ChallengeView;
import ginko.otp.KeypadQuestion;
import ginko.otp.TokenView;
import ginko.policy.Factor;
import ginko.web.FormModel;
import ginko.web.QrPicture;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The last page before the money moves: the facts that must not be mistaken, and what the customer
/// confirms them with.
///
/// @param by the way this page is for
/// @param others the other ways of this customer
/// @param asked what the way needs; its parts are null for the other ways
public record ConfirmPage(
        UUID id,
        FormModel form,
        List<Fact> facts,
        Factor by,
        List<Factor> others,
        Asked asked,
        String button) {

    /// What a way needs.
    ///
    /// @param request the code that was sent, or what a device was asked
    /// @param waitSeconds before another message may be asked for
    /// @param token the one whose code counts; null when the customer has none
    /// @param question what is typed into the generator
    /// @param app what the customer's telephone signs
    /// @param passkey what the browser is asked, as JSON
    public record Asked(
            @Nullable ChallengeView request,
            long waitSeconds,
            @Nullable TokenView token,
            @Nullable KeypadQuestion question,
            @Nullable AppRequest app,
            @Nullable String passkey) {

        static Asked nothing() {
            return new Asked(null, 0, null, null, null, null);
        }
    }

    /// An order for the customer's telephone.
    ///
    /// @param device the telephone that is registered
    /// @param fields the request and the order's fields, as JSON
    /// @param picture leads the telephone to the app with the same
    public record AppRequest(String device, String fields, QrPicture picture) {}

    /// The end of the serial, by which a browser finds the token it keeps.
    public String ending() {
        TokenView token = asked.token();
        return token == null
                ? ""
                : token.serial().substring(Math.max(0, token.serial().length() - 4));
    }
}
