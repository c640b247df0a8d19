package ginko.accounts;

import ginko.kernel.Money;
import ginko.ledger.AccountState;

/// An account with what is on it now: booked, held back, and available to spend.
public record AccountView(
        Account account, Money booked, Money held, Money available, AccountState state) {}
