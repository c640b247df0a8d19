package ginko.policy.reader;

import ginko.policy.ConfirmationRules;
import ginko.policy.Factor;
import ginko.policy.Feature;
import ginko.policy.OperationKind;
import ginko.policy.PasswordCharset;
import ginko.policy.SecretRules;
import ginko.policy.SignInFactor;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rules between sections.
final class Contradictions {

    /// A shorter password than this needs help from elsewhere (NIST SP 800-63B-4, 3.1.1.2).
    private static final int WEAK_BELOW = 8;

    private static final int SINGLE_FACTOR_BELOW = 15;
    private static final int MOST_FAILURES_WITH_WEAK = 5;

    private Contradictions() {}

    static void check(
            Section root,
            @Nullable SecretRules secrets,
            @Nullable ConfirmationRules confirmations,
            List<Feature> features) {
        if (secrets != null) {
            weakPasswords(root, secrets, confirmations, features);
        }
        if (confirmations != null) {
            factors(root, confirmations, features);
        }
    }

    private static void weakPasswords(
            Section root,
            SecretRules secrets,
            @Nullable ConfirmationRules confirmations,
            List<Feature> features) {
        boolean weak =
                secrets.password().charset() == PasswordCharset.ALNUM
                        || secrets.password().min() < WEAK_BELOW;
        if (weak) {
            root.require(
                    secrets.loginFailures() <= MOST_FAILURES_WITH_WEAK,
                    "secrets",
                    "such passwords are allowed only with login-failures of at most 5");
            root.require(
                    features.contains(Feature.DEVICE_RECOGNITION),
                    "secrets",
                    "such passwords are allowed only with the feature DEVICE_RECOGNITION");
        }
        if (weak && confirmations != null) {
            for (OperationKind kind :
                    List.of(OperationKind.INTERNAL_TRANSFER, OperationKind.INTERBANK_TRANSFER)) {
                root.require(
                        confirmations.factor(kind) != Factor.NONE,
                        "secrets",
                        "such passwords are allowed only when " + kind + " needs a code");
            }
        }
        if (confirmations != null && confirmations.signInFactor() == SignInFactor.NONE) {
            root.require(
                    weak || secrets.password().min() >= SINGLE_FACTOR_BELOW,
                    "secrets",
                    "a password that is the only factor at sign-in needs at least 15 characters");
        }
    }

    private static void factors(
            Section root, ConfirmationRules confirmations, List<Feature> features) {
        root.require(
                confirmations.signInFactor() != SignInFactor.TOKEN_CODE
                        || !Collections.disjoint(
                                features,
                                List.of(
                                        Feature.HARDWARE_TOKEN,
                                        Feature.SOFTWARE_TOKEN,
                                        Feature.DIGITAL_OTP)),
                "confirmations",
                "sign-in TOKEN_CODE needs a feature that issues tokens");
    }
}
