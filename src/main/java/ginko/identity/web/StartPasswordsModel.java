package ginko.identity.web;

import ginko.policy.SecretRule;
import ginko.web.FormModel;

/// What the page shows on which a newcomer changes both passwords.
public record StartPasswordsModel(FormModel form, SecretRule login, SecretRule confirmation) {}
