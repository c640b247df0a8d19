package ginko.demo;

import ginko.identity.Login;
import ginko.kernel.Fingerprint;
import ginko.otp.KeypadQuestion;
import ginko.otp.Tokens;
import ginko.policy.BankProfile;
import ginko.policy.ConfirmationRules;
import ginko.policy.Factor;
import ginko.policy.SignInFactor;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The devices that sample customers carry. A device's seed follows from its login, so that the
/// demo page can show what its display shows; a real device keeps its seed to itself.
@Component
class DemoTokens {

    private final Tokens tokens;
    private final ConfirmationRules rules;
    private final Clock clock;

    DemoTokens(Tokens tokens, BankProfile profile, Clock clock) {
        this.tokens = tokens;
        this.rules = profile.confirmations();
        this.clock = clock;
    }

    /// Hands a device to a customer who signs in or confirms his orders with one.
    void handOver(Login login, String actor) {
        if (needsOne(login)) {
            if (rules.takes(Factor.KEYPAD_FULL)) {
                tokens.registerWithKeys(login.id(), serial(login), seed(login), actor);
            } else {
                tokens.register(login.id(), serial(login), seed(login), actor);
            }
        }
    }

    /// What the display of the customer's device shows now; empty without a device.
    Optional<String> display(Login login) {
        return needsOne(login)
                ? Optional.of(tokens.codeAt(seed(login), clock.instant()))
                : Optional.empty();
    }

    /// Whether the customer's device has keys, into which an order is typed.
    boolean hasKeys(Login login) {
        return needsOne(login) && rules.takes(Factor.KEYPAD_FULL);
    }

    /// What the customer's device answers now to what is typed into it; empty without keys.
    Optional<String> answer(Login login, KeypadQuestion typed) {
        return hasKeys(login)
                ? Optional.of(tokens.answerAt(seed(login), typed, clock.instant()))
                : Optional.empty();
    }

    /// The number on the back of a customer's device.
    static String serial(Login login) {
        return "DEMO-" + login.name();
    }

    private boolean needsOne(Login login) {
        return login.factor() == SignInFactor.TOKEN_CODE || haveAll(rules);
    }

    /// Whether everybody has a device, because some orders cannot be confirmed without.
    static boolean haveAll(ConfirmationRules rules) {
        return rules.ways().containsValue(List.of(Factor.TOKEN_CODE));
    }

    private static byte[] seed(Login login) {
        return Fingerprint.of("demo token", login.name()).bytes();
    }
}
