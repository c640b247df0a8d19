package ginko.identity.web;

import ginko.identity.Passkey;
import ginko.web.FormModel;

/// What the page of one passkey shows.
public record PasskeyModel(Passkey passkey, FormModel form) {}
