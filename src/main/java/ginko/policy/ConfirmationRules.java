package ginko.policy;

import ginko.kernel.Check;
import java.util.Map;
import java.util.Set;

/// Which act needs which factor. `passkeys` says what passkeys serve for; the bank offers none when
/// it is empty.
public record ConfirmationRules(
        SignInFactor signInFactor,
        UnknownDevice unknownDevice,
        Set<PasskeyUse> passkeys,
        Map<OperationKind, Factor> factors) {

    public ConfirmationRules {
        passkeys = Set.copyOf(passkeys);
        factors = Map.copyOf(factors);
        Check.argument(
                factors.size() == OperationKind.values().length, "a factor for each operation");
    }

    public Factor factor(OperationKind kind) {
        return factors.getOrDefault(kind, Factor.SMS_CODE);
    }
}
