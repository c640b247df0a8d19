package ginko.accounts;

import ginko.kernel.Money;
import ginko.ledger.StatementLine;
import ginko.ledger.StatementTotals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lines of an account with the frame of their period. Totals are those of the whole period, also
/// when only some entries or one page of them are shown. `next` is the cursor of the following
/// page; null when there is none.
public record AccountStatement(
        Account account,
        StatementRequest request,
        StatementTotals totals,
        List<StatementLine> lines,
        @Nullable String next) {

    public AccountStatement {
        lines = List.copyOf(lines);
    }

    public Money opening() {
        return money(totals.openingMinor());
    }

    public Money closing() {
        return money(totals.closingMinor());
    }

    public Money moneyIn() {
        return money(totals.creditsMinor());
    }

    /// Positive, as the turnover is.
    public Money moneyOut() {
        return money(totals.debitsMinor());
    }

    public Money amount(StatementLine line) {
        return money(line.amountMinor());
    }

    public Money balanceAfter(StatementLine line) {
        return money(line.balanceAfterMinor());
    }

    private Money money(long minor) {
        return new Money(minor, account.currency());
    }
}
