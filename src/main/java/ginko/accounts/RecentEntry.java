package ginko.accounts;

import ginko.kernel.Money;
import ginko.ledger.StatementLine;

/// One of the latest entries over all accounts of a customer.
public record RecentEntry(Account account, StatementLine line) {

    public Money amount() {
        return new Money(line.amountMinor(), account.currency());
    }
}
