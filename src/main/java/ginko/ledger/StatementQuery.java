package ginko.ledger;

import ginko.kernel.AccountId;
import ginko.kernel.Check;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Which lines of an account to show: booking dates `from` to `to`, both included; `text` is looked
/// for in the narrative without regard to case; `after` is the cursor of the last line seen.
public record StatementQuery(
        AccountId account,
        LocalDate from,
        LocalDate to,
        @Nullable String text,
        Side side,
        Order order,
        @Nullable StatementCursor after,
        int limit) {

    public static final int MAX_LIMIT = 1_000;

    /// Money in (credits), money out (debits), or both.
    public enum Side {
        ALL,
        IN,
        OUT
    }

    /// The order of the lines.
    public enum Order {
        OLDEST_FIRST,
        NEWEST_FIRST
    }

    public StatementQuery {
        Check.argument(limit > 0 && limit <= MAX_LIMIT, "limit must be between 1 and 1000");
    }

    /// All lines of the dates, newest first.
    public static StatementQuery of(AccountId account, LocalDate from, LocalDate to, int limit) {
        return new StatementQuery(
                account, from, to, null, Side.ALL, Order.NEWEST_FIRST, null, limit);
    }

    /// Whether lines may be left out.
    boolean isFiltered() {
        return side != Side.ALL || (text != null && !text.isEmpty());
    }

    public StatementQuery oldestFirst() {
        return new StatementQuery(account, from, to, text, side, Order.OLDEST_FIRST, after, limit);
    }

    public StatementQuery containing(String words) {
        return new StatementQuery(account, from, to, words, side, order, after, limit);
    }

    public StatementQuery only(Side wanted) {
        return new StatementQuery(account, from, to, text, wanted, order, after, limit);
    }

    public StatementQuery after(StatementCursor cursor) {
        return new StatementQuery(account, from, to, text, side, order, cursor, limit);
    }
}
