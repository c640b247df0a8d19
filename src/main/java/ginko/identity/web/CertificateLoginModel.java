package ginko.identity.web;

import ginko.web.FormModel;
import org.jspecify.annotations.Nullable;

/// What the sign-in page shows to a browser with a certificate.
///
/// @param login whose certificate it is; null when it opens nothing
public record CertificateLoginModel(FormModel form, String returnTo, @Nullable String login) {}
