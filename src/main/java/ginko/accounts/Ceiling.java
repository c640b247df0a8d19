package ginko.accounts;

import ginko.kernel.Money;
import ginko.policy.LimitRule;
import org.jspecify.annotations.Nullable;

/// One limit of the bank as it stands for one customer.
///
/// @param agreed the highest he may have: the bank's ceiling, or another one that two members of
///   staff agreed to
/// @param own what he set himself; null when he left it as high as agreed
public record Ceiling(LimitRule rule, Money agreed, @Nullable Money own) {

    /// What counts: the lower of both.
    public Money inForce() {
        return own != null && own.compareTo(agreed) < 0 ? own : agreed;
    }
}
