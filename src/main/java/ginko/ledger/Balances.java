package ginko.ledger;

import ginko.kernel.AccountId;
import ginko.kernel.EntryId;
import ginko.kernel.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Reads balances, statements and entries, without locks. What it answers is for display; whether
/// money may move is decided by the [Journal] alone.
@Service
public class Balances {

    private static final int SEARCHED_AT_ONCE = 1_000;
    private static final int SEARCHED_MAX = 20_000;

    private final StatementSql sql;

    Balances(StatementSql sql) {
        this.sql = sql;
    }

    /// The balances of the accounts that exist.
    public Map<AccountId, Balance> of(Collection<AccountId> accounts) {
        return accounts.isEmpty() ? Map.of() : sql.balances(accounts);
    }

    /// The booked balance at the end of a bank date, in minor units. Known from the day before
    /// [#keptFrom] on.
    public long bookedAt(AccountId account, LocalDate date) {
        return sql.bookedAt(account, date);
    }

    /// The balance at the end of a date by value dates, from which interest counts.
    public long valuedAt(AccountId account, LocalDate date) {
        return sql.valuedAt(account, date);
    }

    /// A page of lines. `next` is the text of a [StatementCursor]. A search looks at no more than
    /// 20,000 lines and then answers with what it found so far, which may be nothing, and the place
    /// from where to go on.
    public Page<StatementLine> statement(StatementQuery query) {
        if (query.isFiltered()) {
            return search(query);
        }
        int all = query.limit() + 1;
        List<StatementLine> lines = sql.lines(query, all, all);
        return lines.size() <= query.limit() ? new Page<>(lines, null) : full(query, lines);
    }

    private static Page<StatementLine> full(StatementQuery query, List<StatementLine> lines) {
        List<StatementLine> page = lines.subList(0, query.limit());
        return new Page<>(page, page.getLast().cursor().toString());
    }

    private Page<StatementLine> search(StatementQuery query) {
        List<StatementLine> found = new ArrayList<>();
        StatementQuery rest = query;
        for (int looked = 0; looked < SEARCHED_MAX; looked += SEARCHED_AT_ONCE) {
            found.addAll(sql.lines(rest, SEARCHED_AT_ONCE, query.limit() + 1 - found.size()));
            if (found.size() > query.limit()) {
                return full(query, found);
            }
            Optional<StatementCursor> end = sql.endOf(rest, SEARCHED_AT_ONCE);
            if (end.isEmpty()) {
                return new Page<>(found, null);
            }
            rest = rest.after(end.get());
        }
        return new Page<>(found, String.valueOf(rest.after()));
    }

    /// The first booking date of which entries are here; earlier months are archived. Empty when
    /// nothing was archived.
    public Optional<LocalDate> keptFrom() {
        return sql.keptFrom();
    }

    /// Opening and closing balance and turnovers of the booking dates `from` to `to`, both
    /// included.
    public StatementTotals totals(AccountId account, LocalDate from, LocalDate to) {
        return sql.totals(account, from, to);
    }

    /// An entry with all its legs.
    public Optional<JournalEntry> entry(EntryId id) {
        return sql.entry(id);
    }
}
