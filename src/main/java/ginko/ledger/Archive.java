package ginko.ledger;

import ginko.database.SchemaOwner;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/// Takes old months out of the journal. Their tables stay in the schema, apart from the journal and
/// beyond the reach of the program, until the operator has copied them and drops them. Balances are
/// carried forward, and the chain of what stays begins where that of the archived months ended.
@Component
public class Archive {

    /// A month can leave when no statement, value date (366 days around the booking) or reversal is
    /// likely to ask for it.
    static final int DAYS_KEPT = 400;

    private final SchemaOwner owner;

    Archive(SchemaOwner owner) {
        this.owner = owner;
    }

    /// What came of it.
    public sealed interface Outcome {

        /// The journal begins with `keptFrom` now; the tables stand alone.
        record Archived(LocalDate keptFrom, List<String> tables) implements Outcome {
            public Archived {
                tables = List.copyOf(tables);
            }
        }

        /// Nothing was changed.
        record Refused(Reason reason) implements Outcome {}
    }

    /// Why nothing was archived.
    public enum Reason {
        /// The month ended less than 400 days before the bank's date.
        TOO_RECENT,
        /// No months up to this one are in the journal.
        NOTHING_THERE,
        /// Money booked in these months counts from a later date.
        VALUED_LATER
    }

    /// Archives all months up to and including this one.
    ///
    /// @throws org.springframework.dao.DataAccessException when somebody reads the journal for
    ///   long; nothing was changed then
    public Outcome upTo(YearMonth month) {
        AtomicReference<Outcome> outcome =
                new AtomicReference<>(new Outcome.Refused(Reason.NOTHING_THERE));
        owner.inTransaction(ArchiveSql::new, sql -> outcome.set(archive(sql, month)));
        return outcome.get();
    }

    private static Outcome archive(ArchiveSql sql, YearMonth month) {
        if (month.atEndOfMonth().isAfter(sql.businessDate().minusDays(DAYS_KEPT))) {
            return new Outcome.Refused(Reason.TOO_RECENT);
        }
        List<MonthRange> postings = upTo(sql, "posting", month);
        List<MonthRange> entries = upTo(sql, "entry", month);
        LocalDate keptFrom = postings.isEmpty() ? null : postings.getLast().until();
        if (keptFrom == null) {
            return new Outcome.Refused(Reason.NOTHING_THERE);
        }
        for (MonthRange range : postings) {
            if (sql.isValuedFrom(range.table(), keptFrom)) {
                return new Outcome.Refused(Reason.VALUED_LATER);
            }
        }
        // bookings never go back to these months, so this needs no lock yet
        for (MonthRange range : postings) {
            sql.carry(range.table());
        }
        for (MonthRange range : entries) {
            sql.close(range.table(), keptFrom);
        }
        sql.months().lockBook();
        List<String> tables = new ArrayList<>();
        for (MonthRange range : entries) {
            sql.months().detach("entry", range.table());
            tables.add("ledger." + range.table());
        }
        for (MonthRange range : postings) {
            sql.months().detach("posting", range.table());
            tables.add("ledger." + range.table());
        }
        return new Outcome.Archived(keptFrom, tables);
    }

    /// Partitions that end with the month or before, oldest first.
    private static List<MonthRange> upTo(ArchiveSql sql, String table, YearMonth month) {
        LocalDate end = month.plusMonths(1).atDay(1);
        return sql.months().ranges(table).stream()
                .filter(range -> {
                    LocalDate until = range.until();
                    return until != null && !until.isAfter(end);
                })
                .toList();
    }
}
