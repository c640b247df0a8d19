package ginko.accounts;

import ginko.kernel.AccountId;
import ginko.kernel.Currency;
import ginko.kernel.CustomerId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An account of a customer. `number` is in the bank's canonical form; `cardMasked` shows the last
/// digits of the card of a card account.
public record Account(
        AccountId id,
        CustomerId customer,
        String number,
        AccountKind kind,
        Currency currency,
        @Nullable String nickname,
        @Nullable String cardMasked,
        LocalDate openedOn) {}
