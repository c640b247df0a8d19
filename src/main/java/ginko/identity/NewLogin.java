package ginko.identity;

import ginko.kernel.ContractId;
import ginko.kernel.Language;
import ginko.policy.SignInFactor;
import org.jspecify.annotations.Nullable;

/// A login to be issued for a signed contract. `factor` overrides the second factor of the bank
/// profile; null follows it. `user` is null for the first login of a contract, its master.
public record NewLogin(
        ContractId contract,
        Language language,
        @Nullable SignInFactor factor,
        @Nullable ContractUser user) {

    /// The master of a contract, or a further user of whom nothing more is known.
    public NewLogin(ContractId contract, Language language, @Nullable SignInFactor factor) {
        this(contract, language, factor, null);
    }
}
