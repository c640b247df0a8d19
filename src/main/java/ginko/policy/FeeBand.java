package ginko.policy;

import ginko.kernel.Money;

/// The fee of amounts from `from` on, up to the next band. The amount is the transfer's, without
/// the fee.
public record FeeBand(Money from, FeeAmount fee) {}
