package ginko.otp.web;

import ginko.otp.SeedPickup;
import ginko.web.FormModel;
import org.jspecify.annotations.Nullable;

/// The page on the telephone.
///
/// @param seed what was just taken; null before
public record PhoneModel(FormModel form, SeedPickup.@Nullable Seed seed) {

    /// The picture an authenticator app reads.
    public String picture() {
        return seed == null ? "" : QrPicture.path(seed.uri().reveal());
    }

    /// Length of a side of the picture, in modules with the quiet zone.
    public int side() {
        return seed == null ? 0 : QrPicture.side(seed.uri().reveal());
    }
}
