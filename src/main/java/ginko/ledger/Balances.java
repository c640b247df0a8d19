package ginko.ledger;

import ginko.kernel.AccountId;
import ginko.kernel.EntryId;
import ginko.kernel.Page;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Reads balances, statements and entries, without locks. What it answers is for display; whether
/// money may move is decided by the [Journal] alone.
@Service
public class Balances {

    private final StatementSql sql;

    Balances(StatementSql sql) {
        this.sql = sql;
    }

    /// The balances of the accounts that exist.
    public Map<AccountId, Balance> of(Collection<AccountId> accounts) {
        return accounts.isEmpty() ? Map.of() : sql.balances(accounts);
    }

    /// The booked balance at the end of a bank date, in minor units.
    public long bookedAt(AccountId account, LocalDate date) {
        return sql.bookedAt(account, date);
    }

    /// The balance at the end of a date by value dates, from which interest counts.
    public long valuedAt(AccountId account, LocalDate date) {
        return sql.valuedAt(account, date);
    }

    /// A page of lines. `next` is the text of a [StatementCursor].
    public Page<StatementLine> statement(StatementQuery query) {
        List<StatementLine> lines = sql.lines(query, query.limit() + 1);
        if (lines.size() <= query.limit()) {
            return new Page<>(lines, null);
        }
        List<StatementLine> page = lines.subList(0, query.limit());
        return new Page<>(page, page.getLast().cursor().toString());
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
