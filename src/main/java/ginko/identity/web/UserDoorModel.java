package ginko.identity.web;

import ginko.policy.SecretKind;
import ginko.web.FormModel;

/// What is asked before the users of a contract are shown.
public record UserDoorModel(FormModel form, SecretKind proof) {}
