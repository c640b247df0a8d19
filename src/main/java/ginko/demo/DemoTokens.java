package ginko.demo;

import ginko.identity.Login;
import ginko.kernel.Fingerprint;
import ginko.otp.Tokens;
import ginko.policy.SignInFactor;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The devices that sample customers carry. A device's seed follows from its login, so that the
/// demo page can show what its display shows; a real device keeps its seed to itself.
@Component
class DemoTokens {

    private final Tokens tokens;
    private final Clock clock;

    DemoTokens(Tokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /// Hands a device to a customer who signs in with one.
    void handOver(Login login, String actor) {
        if (login.factor() == SignInFactor.TOKEN_CODE) {
            tokens.register(login.id(), "DEMO-" + login.name(), seed(login), actor);
        }
    }

    /// What the display of the customer's device shows now; empty without a device.
    Optional<String> display(Login login) {
        return login.factor() == SignInFactor.TOKEN_CODE
                ? Optional.of(tokens.codeAt(seed(login), clock.instant()))
                : Optional.empty();
    }

    private static byte[] seed(Login login) {
        return Fingerprint.of("demo token", login.name()).bytes();
    }
}
