package ginko.identity.web;

import ginko.identity.SecretChange;
import ginko.web.FormModel;

/// What the page shows that changes one secret.
public record SecretModel(FormModel form, SecretChange.Offer offer, String action) {}
