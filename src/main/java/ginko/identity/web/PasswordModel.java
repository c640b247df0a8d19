package ginko.identity.web;

import ginko.policy.PasswordCharset;
import ginko.policy.PasswordRule;
import ginko.web.FormModel;

/// What the page of a password change shows. `isFirst` tells the change of a temporary password.
public record PasswordModel(
        FormModel form, String action, String returnTo, PasswordRule rule, boolean isFirst) {

    public boolean isAlphanumeric() {
        return rule.charset() == PasswordCharset.ALNUM;
    }
}
