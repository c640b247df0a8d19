package ginko.identity.web;

import ginko.customers.ContractRefusal;
import ginko.identity.UserRefusal;
import ginko.kernel.Refusal;
import ginko.policy.SecretRules;
import ginko.web.Arg;
import ginko.web.FormModel;

/// Puts the answers of the user administration beside the fields they belong to.
final class UserForms {

    private UserForms() {}

    /// Whether a refusal would tell somebody about a user who is none of his business.
    static boolean isHidden(Refusal refusal) {
        return refusal == UserRefusal.USERS_NOT_YOURS || refusal == UserRefusal.USER_UNKNOWN;
    }

    static FormModel notConfirmed(FormModel form, int triesLeft) {
        return form.withError(
                "confirmation", UserRefusal.CONFIRMATION_WRONG, Arg.of("triesLeft", triesLeft));
    }

    static FormModel refused(FormModel form, Refusal refusal, SecretRules rules) {
        return form.withError(
                field(refusal),
                refusal,
                Arg.of("min", rules.aliasMin()),
                Arg.of("max", rules.aliasMax()));
    }

    private static String field(Refusal refusal) {
        return switch (refusal) {
            case UserRefusal.CONFIRMATION_NOT_SET -> "confirmation";
            case UserRefusal.USER_NAME_INVALID -> "name";
            case UserRefusal.LOGIN_ID_FORM, UserRefusal.LOGIN_ID_TAKEN -> "loginId";
            case ContractRefusal.PHONE_INVALID -> "phone";
            case ContractRefusal.MAIL_INVALID -> "mail";
            default -> "";
        };
    }
}
