package ginko.identity.web;

import ginko.identity.PasskeyRefusal;
import ginko.identity.SignInOutcome;
import ginko.policy.BankProfile;
import ginko.policy.Factor;
import ginko.policy.Feature;
import ginko.policy.LoginLock;
import ginko.web.FormModel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the sign-in page shows. `failuresMax` wrong entries in a row block the login; it is always
/// told, since telling it only for logins that exist would show which do.
///
/// @param isLastTry whether one more wrong entry of this name blocks it, if there is such a login
/// @param waitSeconds before the next try is looked at; 0 for none
/// @param hasUsers whether contracts of companies have several users, who help each other
/// @param hasApp whether customers enter with the app on their telephone
/// @param passkey what the browser is asked about passkeys, as JSON; null where there are none
/// @param certificateDoor where to sign in with a certificate; null where nobody can
public record LoginModel(
        FormModel form,
        String returnTo,
        int failuresMax,
        String warning,
        boolean isLastTry,
        long waitSeconds,
        boolean canRecover,
        boolean hasContractCards,
        boolean hasUsers,
        boolean hasApp,
        @Nullable String passkey,
        @Nullable String certificateDoor) {

    static LoginModel of(FormModel form, ReturnPath back, BankProfile profile) {
        String warning =
                switch (profile.secrets().lock()) {
                    case LoginLock.Permanent() -> "identity.login.warning.permanent";
                    case LoginLock.Temporary(Duration ignored) ->
                            "identity.login.warning.temporary";
                };
        return new LoginModel(
                form,
                back.path(),
                profile.secrets().loginFailures(),
                warning,
                false,
                0,
                profile.has(Feature.PASSWORD_RECOVERY),
                profile.has(Feature.LOGIN_ID_ACQUISITION),
                profile.has(Feature.CORPORATE_USERS),
                profile.confirmations().takes(Factor.APP_QR),
                null,
                null);
    }

    /// The same page after a try.
    LoginModel after(SignInOutcome.Refused refused) {
        return new LoginModel(
                form,
                returnTo,
                failuresMax,
                warning,
                refused.failures() == failuresMax - 1,
                refused.pause().plusMillis(999).toSeconds(),
                canRecover,
                hasContractCards,
                hasUsers,
                hasApp,
                passkey,
                certificateDoor);
    }

    /// Whether private persons are customers of this bank too.
    public boolean hasPersons() {
        return canRecover || !hasUsers;
    }

    LoginModel with(@Nullable String asked, @Nullable String door) {
        return new LoginModel(
                form,
                returnTo,
                failuresMax,
                warning,
                isLastTry,
                waitSeconds,
                canRecover,
                hasContractCards,
                hasUsers,
                hasApp,
                asked,
                door);
    }

    /// Whether login and password were refused, or left out.
    public boolean isAboutPassword() {
        List<String> others =
                Arrays.stream(PasskeyRefusal.values()).map(PasskeyRefusal::messageKey).toList();
        return form.errors().stream().anyMatch(error -> !others.contains(error.textKey()));
    }

    /// Where a customer goes who has forgotten his password.
    public String recovery() {
        return canRecover ? "/login/recovery" : "/login/help";
    }
}
