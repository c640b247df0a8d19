package ginko.identity;

import ginko.kernel.ContractId;
import ginko.kernel.Language;
import ginko.policy.SignInFactor;
import org.jspecify.annotations.Nullable;

/// A login to be issued for a signed contract. `factor` overrides the second factor of the bank
/// profile; null follows it.
public record NewLogin(ContractId contract, Language language, @Nullable SignInFactor factor) {}
