package ginko.accounts.web;

import ginko.accounts.AccountStatement;
import ginko.web.AmountResource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of the entries of a period, newest first. The four sums are those of the whole period,
/// whatever the filter: `opening + moneyIn - moneyOut = closing`.
///
/// @param from first day of the period
/// @param to last day of the period, never after today
/// @param next cursor of the following page; null on the last one
record EntriesResource(
        LocalDate from,
        LocalDate to,
        AmountResource opening,
        AmountResource moneyIn,
        AmountResource moneyOut,
        AmountResource closing,
        List<EntryResource> entries,
        @Nullable String next) {

    EntriesResource {
        entries = List.copyOf(entries);
    }

    static EntriesResource of(AccountStatement statement) {
        return new EntriesResource(
                statement.request().from(),
                statement.request().to(),
                AmountResource.of(statement.opening()),
                AmountResource.of(statement.moneyIn()),
                AmountResource.of(statement.moneyOut()),
                AmountResource.of(statement.closing()),
                statement.lines().stream().map(line -> EntryResource.of(statement, line)).toList(),
                statement.next());
    }
}
