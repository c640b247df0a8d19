package ginko.identity.web;

import ginko.policy.LoginLock;
import ginko.policy.SecretRules;
import ginko.web.FormModel;
import java.time.Duration;

/// What the sign-in page shows. `failuresMax` wrong entries in a row block the login; it is always
/// told, since telling it only for logins that exist would show which do.
public record LoginModel(FormModel form, String returnTo, int failuresMax, String warning) {

    static LoginModel of(FormModel form, ReturnPath back, SecretRules rules) {
        String warning =
                switch (rules.lock()) {
                    case LoginLock.Permanent() -> "identity.login.warning.permanent";
                    case LoginLock.Temporary(Duration ignored) ->
                            "identity.login.warning.temporary";
                };
        return new LoginModel(form, back.path(), rules.loginFailures(), warning);
    }
}
