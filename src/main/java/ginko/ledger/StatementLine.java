package ginko.ledger;

import ginko.kernel.AccountId;
import ginko.kernel.EntryId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One posting of an account as its statement shows it. `counterAccounts` are the accounts on the
/// other side of the entry, `narrative` is empty when the text was erased, `cursor` is the place of
/// the line.
public record StatementLine(
        EntryId entryId,
        long bookSeq,
        EntryKind kind,
        LocalDate bookingDate,
        LocalDate valueDate,
        Instant postedAt,
        long amountMinor,
        long balanceAfterMinor,
        String narrative,
        TextCode textCode,
        @Nullable UUID orderId,
        List<AccountId> counterAccounts,
        StatementCursor cursor) {

    public StatementLine {
        counterAccounts = List.copyOf(counterAccounts);
    }
}
