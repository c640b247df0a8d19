package ginko.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Hashes of entries and blocks for those who write a journal without the journal.
public final class JournalText {

    /// Head of the chain before the first block.
    public static final String GENESIS = Book.GENESIS;

    private JournalText() {}

    /// An entry with its lines, as the chain sees them.
    public record Entry(
            long bookSeq,
            UUID id,
            EntryKind kind,
            LocalDate booked,
            long postedAtMicros,
            UUID client,
            UUID key,
            String narrativeHash) {}

    /// A line of an entry.
    public record Line(
            int line, UUID account, long accountSeq, long amountMinor, long balanceAfterMinor) {}

    public static String sha256(String text) {
        return Chain.sha256(text);
    }

    /// The hash of an entry in one currency whose lines are valued on the booking date.
    public static String entryHash(Entry entry, String currency, List<Line> lines) {
        return Chain.entryHash(
                new Chain.EntryText(
                        WorkingSet.BOOK_NAME,
                        entry.bookSeq(),
                        entry.id().toString(),
                        entry.kind().name(),
                        entry.booked(),
                        entry.postedAtMicros(),
                        entry.client().toString(),
                        entry.key().toString(),
                        null,
                        entry.narrativeHash()),
                lines.stream()
                        .map(line ->
                                new Chain.LineText(
                                        line.line(),
                                        line.account().toString(),
                                        line.accountSeq(),
                                        line.amountMinor(),
                                        currency,
                                        entry.booked(),
                                        line.balanceAfterMinor()))
                        .toList());
    }

    public static String blockHash(String previous, List<String> entryHashes) {
        return Chain.blockHash(previous, entryHashes);
    }
}
