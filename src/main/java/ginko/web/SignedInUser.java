package ginko.web;

import ginko.kernel.CustomerId;
import ginko.kernel.Language;
import ginko.kernel.LoginId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who is signed in. Put into the request attribute [#ATTRIBUTE] by the security filter; a
/// controller takes it as an argument.
public record SignedInUser(
        LoginId login,
        CustomerId customer,
        String displayName,
        Language language,
        @Nullable Instant lastSignInAt) {

    /// Name of the request attribute that holds the user.
    public static final String ATTRIBUTE = "ginko.web.SignedInUser";
}
