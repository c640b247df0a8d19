package ginko.identity.web;

import ginko.identity.Login;
import ginko.identity.UserAct;
import ginko.policy.SecretKind;
import ginko.web.FormModel;

/// What is to be done for a user.
///
/// @param isPossible whether it can be done as things are
/// @param proof what confirms it
public record UserActModel(
        Login user,
        UserAct act,
        FormModel form,
        boolean isPossible,
        SecretKind proof,
        int loginMin,
        int loginMax) {

    public boolean asksLoginId() {
        return act == UserAct.LOGIN_ID;
    }
}
