package ginko.identity.web;

import ginko.policy.PasswordRule;
import ginko.policy.SecretRule;
import ginko.web.FormModel;

/// What the page of a password change shows. `isFirst` tells the change of a temporary password.
public record PasswordModel(
        FormModel form, String action, String returnTo, SecretRule secret, boolean isFirst) {

    public PasswordRule rule() {
        return secret.form();
    }
}
