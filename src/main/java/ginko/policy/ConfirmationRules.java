package ginko.policy;

import ginko.kernel.Check;
import ginko.kernel.Currency;
import ginko.kernel.Money;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which act needs which factor. `passkeys` says what passkeys serve for at the door; the bank
/// offers none when it is empty and no operation takes one.
///
/// @param ways what confirms each operation, in the order in which it is offered; any one is enough
/// @param tokenCodeUpTo the highest amount of each currency that a code of a token confirms; empty
///   when it confirms any
public record ConfirmationRules(
        SignInFactor signInFactor,
        UnknownDevice unknownDevice,
        Set<PasskeyUse> passkeys,
        Map<OperationKind, List<Factor>> ways,
        Map<Currency, Money> tokenCodeUpTo) {

    public ConfirmationRules {
        passkeys = Set.copyOf(passkeys);
        ways = Map.copyOf(ways);
        tokenCodeUpTo = Map.copyOf(tokenCodeUpTo);
        Check.argument(
                ways.size() == OperationKind.values().length
                        && ways.values().stream().noneMatch(List::isEmpty),
                "a factor for each operation");
    }

    /// What confirms an operation, whatever its amount.
    public List<Factor> ways(OperationKind kind) {
        return ways.getOrDefault(kind, List.of(Factor.SMS_CODE));
    }

    /// What confirms an operation of this amount.
    public List<Factor> ways(OperationKind kind, Money amount) {
        return ways(kind).stream()
                .filter(factor -> factor != Factor.TOKEN_CODE || isLow(amount))
                .toList();
    }

    /// Whether some operation takes this factor.
    public boolean takes(Factor factor) {
        return ways.values().stream().anyMatch(ways -> ways.contains(factor));
    }

    /// Codes that are bound to no order may be kept to small amounts.
    private boolean isLow(Money amount) {
        Money most = tokenCodeUpTo.get(amount.currency());
        return tokenCodeUpTo.isEmpty() || most != null && amount.minor() <= most.minor();
    }
}
