package ginko.accounts.web;

import ginko.accounts.Account;
import ginko.accounts.AccountKind;
import ginko.accounts.AccountView;
import ginko.ledger.AccountState;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An account of the customer.
///
/// @param id names the account for ever
/// @param number account number in the bank's form
/// @param kind what the account is
/// @param currency ISO 4217 code
/// @param name the customer's own name for the account; null when there is none
/// @param card last digits of the card of a card account, else null
/// @param openedOn bank date of the opening
/// @param state what the account lets pass
/// @param balance balance now; null outside the hours of the balance service
record AccountResource(
        UUID id,
        String number,
        AccountKind kind,
        String currency,
        @Nullable String name,
        @Nullable String card,
        LocalDate openedOn,
        AccountState state,
        @Nullable BalanceResource balance) {

    static AccountResource of(AccountView view, @Nullable BalanceResource balance) {
        Account account = view.account();
        return new AccountResource(
                account.id().value(),
                account.number(),
                account.kind(),
                account.currency().code(),
                account.nickname(),
                account.cardMasked(),
                account.openedOn(),
                view.state(),
                balance);
    }
}
