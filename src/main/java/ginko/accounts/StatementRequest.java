package ginko.accounts;

import ginko.kernel.AccountId;
import ginko.ledger.StatementQuery;
import java.time.LocalDate;

/// What a statement is asked for: booking dates `from` to `to`, both included; `text` is looked for
/// in the words of the entries, empty for all; `side` is money in, money out or both.
public record StatementRequest(
        AccountId account, LocalDate from, LocalDate to, String text, StatementQuery.Side side) {

    /// Whether only some entries of the period are wanted.
    public boolean isFiltered() {
        return !text.isEmpty() || side != StatementQuery.Side.ALL;
    }

    StatementRequest until(LocalDate day) {
        return new StatementRequest(account, from, day, text, side);
    }
}
