package ginko.policy;

import ginko.kernel.Check;
import java.util.Map;

/// Which act needs which factor.
public record ConfirmationRules(
        SignInFactor signInFactor,
        UnknownDevice unknownDevice,
        Map<OperationKind, Factor> factors) {

    public ConfirmationRules {
        factors = Map.copyOf(factors);
        Check.argument(
                factors.size() == OperationKind.values().length, "a factor for each operation");
    }

    public Factor factor(OperationKind kind) {
        return factors.getOrDefault(kind, Factor.SMS_CODE);
    }
}
