package ginko.policy.reader;

import ginko.policy.ConfirmationRules;
import ginko.policy.Factor;
import ginko.policy.Feature;
import ginko.policy.OperationKind;
import ginko.policy.PasswordCharset;
import ginko.policy.PasswordRule;
import ginko.policy.SecretKind;
import ginko.policy.SecretRule;
import ginko.policy.SecretRules;
import ginko.policy.SignInFactor;
import ginko.policy.UnknownDevice;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rules between sections.
final class Contradictions {

    /// A shorter password than this needs help from elsewhere (NIST SP 800-63B-4, 3.1.1.2).
    private static final int WEAK_BELOW = 8;

    private static final int SINGLE_FACTOR_BELOW = 15;
    private static final int MOST_TRIES_WITH_WEAK = 5;

    private static final Map<SecretKind, Feature> OF_FEATURES =
            Map.of(
                    SecretKind.CONFIRMATION_PASSWORD,
                    Feature.CONFIRMATION_PASSWORD,
                    SecretKind.SECRET_ANSWER,
                    Feature.SECRET_QUESTIONS,
                    SecretKind.CODE_WORD,
                    Feature.PASSWORD_RECOVERY);

    private Contradictions() {}

    static void check(
            Section root,
            @Nullable SecretRules secrets,
            @Nullable ConfirmationRules confirmations,
            List<Feature> features) {
        if (secrets != null) {
            weakPasswords(root, secrets, confirmations, features);
            otherSecrets(root, secrets, features);
        }
        if (confirmations != null && confirmations.unknownDevice() != UnknownDevice.NOTHING) {
            root.require(
                    features.contains(Feature.DEVICE_RECOGNITION)
                            && features.contains(Feature.SECRET_QUESTIONS),
                    "confirmations",
                    "a question on unknown devices needs the features DEVICE_RECOGNITION and"
                            + " SECRET_QUESTIONS");
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
        PasswordRule password = secrets.password();
        boolean weak = password.charset() != PasswordCharset.ANY || password.min() < WEAK_BELOW;
        if (weak) {
            root.require(
                    secrets.loginFailures() <= MOST_TRIES_WITH_WEAK,
                    "secrets",
                    "such passwords are allowed only with at most 5 tries");
            root.require(
                    features.contains(Feature.DEVICE_RECOGNITION),
                    "secrets",
                    "such passwords are allowed only with the feature DEVICE_RECOGNITION");
        }
        if (weak && confirmations != null) {
            for (OperationKind kind :
                    List.of(OperationKind.INTERNAL_TRANSFER, OperationKind.INTERBANK_TRANSFER)) {
                root.require(
                        !confirmations.ways(kind).contains(Factor.NONE),
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

    /// Whoever names a feature gives the rule of its secret, and the other way round.
    private static void otherSecrets(Section root, SecretRules secrets, List<Feature> features) {
        OF_FEATURES.forEach((kind, feature) ->
                root.require(
                        secrets.rule(kind).isPresent() == features.contains(feature),
                        "secrets",
                        "the secret " + kind + " and the feature " + feature + " go together"));
        root.require(
                !features.contains(Feature.LOGIN_ID_ACQUISITION)
                        || features.contains(Feature.CONFIRMATION_PASSWORD),
                "features",
                "LOGIN_ID_ACQUISITION needs CONFIRMATION_PASSWORD");
        for (SecretRule rule : secrets.kinds()) {
            boolean strong =
                    rule.form().charset() == PasswordCharset.ANY && rule.form().min() >= WEAK_BELOW;
            root.require(
                    strong
                            || rule.kind() == SecretKind.LOGIN_PASSWORD
                            || rule.tries() <= MOST_TRIES_WITH_WEAK,
                    "secrets",
                    "the short secret " + rule.kind() + " is allowed only with at most 5 tries");
        }
    }

    private static void factors(
            Section root, ConfirmationRules confirmations, List<Feature> features) {
        boolean usesTokens =
                confirmations.signInFactor() == SignInFactor.TOKEN_CODE
                        || confirmations.takes(Factor.TOKEN_CODE);
        root.require(
                !usesTokens
                        || !Collections.disjoint(
                                features,
                                List.of(
                                        Feature.HARDWARE_TOKEN,
                                        Feature.SOFTWARE_TOKEN,
                                        Feature.DIGITAL_OTP)),
                "confirmations",
                "TOKEN_CODE needs a feature that issues tokens");
        root.require(
                !confirmations.takes(Factor.KEYPAD_PAYEE)
                                && !confirmations.takes(Factor.KEYPAD_FULL)
                        || features.contains(Feature.HARDWARE_TOKEN),
                "confirmations",
                "KEYPAD_PAYEE and KEYPAD_FULL need the feature HARDWARE_TOKEN");
        root.require(
                confirmations.tokenCodeUpTo().isEmpty()
                        || confirmations.ways().values().stream()
                                .noneMatch(ways -> ways.equals(List.of(Factor.TOKEN_CODE))),
                "confirmations",
                "token-code-up-to leaves higher amounts without a way to confirm them");
    }
}
