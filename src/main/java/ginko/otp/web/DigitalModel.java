package ginko.otp.web;

import ginko.otp.AppVersions;
import ginko.otp.DigitalTokens;
import ginko.otp.SeedPickup;
import ginko.policy.ConfirmationRules;
import ginko.policy.Factor;
import ginko.policy.OperationKind;
import ginko.web.FormModel;
import ginko.web.QrPicture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page about the digital token.
///
/// @param app how the version of the app stands that asked
/// @param seed what was just given out; null otherwise
public record DigitalModel(
        FormModel form,
        DigitalTokens.Status status,
        AppVersions.State app,
        ConfirmationRules rules,
        SeedPickup.@Nullable Seed seed) {

    /// The version of the pages themselves; the script of an older, kept page reports its own.
    static final String VERSION = "1.0.0";

    /// What the field for the version holds before the script fills it.
    public String version() {
        String reported = form.value("app");
        return reported.isEmpty() ? VERSION : reported;
    }

    /// The kinds of orders that need a code of the token.
    public List<OperationKind> withCode() {
        return List.of(OperationKind.values()).stream()
                .filter(kind -> rules.ways(kind).contains(Factor.TOKEN_CODE))
                .toList();
    }

    /// The picture an authenticator app reads; null without a seed.
    public @Nullable QrPicture picture() {
        return seed == null ? null : QrPicture.of(seed.uri().reveal());
    }
}
