package ginko.identity;

import ginko.kernel.ContractId;
import ginko.kernel.CustomerId;
import ginko.kernel.Language;
import ginko.kernel.LoginId;
import ginko.policy.SignInFactor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An identity that signs in under one contract. `name` is issued by the bank and stays valid for
/// ever; `alias` is chosen by the customer and may change. `factor` overrides the bank profile.
/// `user` is who it belongs to.
public record Login(
        LoginId id,
        CustomerId customer,
        ContractId contract,
        String name,
        @Nullable String alias,
        Language language,
        LoginState state,
        @Nullable SignInFactor factor,
        @Nullable Instant lastSignInAt,
        ContractUser user) {}
