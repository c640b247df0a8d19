package ginko.transfers.web;

import ginko.otp.TokenView;
import ginko.web.FormModel;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The field for the code of a token, with the facts that must not be mistaken.
///
/// @param token the one whose code counts; null when the customer has none
public record TokenPage(
        UUID id, FormModel form, List<Fact> facts, @Nullable TokenView token, String button) {

    /// The end of the serial, by which a browser finds the token it keeps.
    public String ending() {
        return token == null
                ? ""
                : token.serial().substring(Math.max(0, token.serial().length() - 4));
    }
}
