package ginko.otp.web;

import ginko.otp.SeedPickup;
import ginko.web.FormModel;
import ginko.web.QrPicture;
import org.jspecify.annotations.Nullable;

/// The page on the telephone.
///
/// @param seed what was just taken; null before
/// @param takesSeeds whether a software token can be added here
/// @param signs whether orders are confirmed here
/// @param digits digits after the point of each currency, as JSON
public record PhoneModel(
        FormModel form,
        SeedPickup.@Nullable Seed seed,
        boolean takesSeeds,
        boolean signs,
        String digits) {

    /// The picture an authenticator app reads; null without a seed.
    public @Nullable QrPicture picture() {
        return seed == null ? null : QrPicture.of(seed.uri().reveal());
    }
}
