package ginko.accounts;

import ginko.kernel.Currency;
import ginko.kernel.CustomerId;
import org.jspecify.annotations.Nullable;

/// An account to open. `branch` is one of the bank's branch codes.
public record NewAccount(
        CustomerId customer,
        AccountKind kind,
        Currency currency,
        String branch,
        @Nullable String nickname,
        @Nullable String cardMasked) {}
