package ginko.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Each kind of change to a stored journal is named, and an untouched one is not.
class ChainCheckTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private final List<StoredLine> lines = new ArrayList<>();
    private final List<NewBlock> blocks = new ArrayList<>();
    private Book book = new Book(0, 0, Book.GENESIS, DAY, Instant.EPOCH);

    /// Adds a block of entries of two lines each.
    private void block(LocalDate day, int entries) {
        long first = book.lastSeq() + 1;
        List<String> hashes = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            long seq = first + i;
            Chain.EntryText text =
                    new Chain.EntryText(
                            "1",
                            seq,
                            "e" + seq,
                            "FEE",
                            day,
                            seq,
                            "client",
                            "key" + seq,
                            null,
                            Chain.sha256("text"));
            List<Chain.LineText> own =
                    List.of(
                            new Chain.LineText(1, "a", seq, -1, "EUR", day, -seq),
                            new Chain.LineText(2, "b", seq, 1, "EUR", day, seq));
            String hash = Chain.entryHash(text, own);
            hashes.add(hash);
            own.forEach(line -> lines.add(new StoredLine(text, "text", hash, line)));
        }
        String head = Chain.blockHash(book.headHash(), hashes);
        blocks.add(
                new NewBlock(
                        book.lastBlock() + 1, first, first + entries - 1, book.headHash(), head));
        book = new Book(first + entries - 1, book.lastBlock() + 1, head, day, Instant.EPOCH);
    }

    private List<String> faults() {
        ChainCheck check =
                new ChainCheck(
                        new Book(0, 0, "0".repeat(64), LocalDate.of(2000, 1, 1), Instant.EPOCH),
                        book,
                        from -> blocks.stream().filter(b -> b.blockNo() >= from).toList());
        lines.forEach(check::line);
        List<String> faults = check.finish();
        if (faults.isEmpty()) {
            assertThat(check.entries()).isEqualTo(book.lastSeq());
            assertThat(check.postings()).isEqualTo(lines.size());
            assertThat(check.blocks()).isEqualTo(blocks.size());
        }
        return faults;
    }

    private void changeBlock(int index, UnaryOperator<NewBlock> change) {
        blocks.set(index, change.apply(blocks.get(index)));
    }

    @Test
    void findsNothingInAnUntouchedJournal() {
        assertThat(faults()).isEmpty();
        block(DAY, 3);
        block(DAY, 1);
        block(DAY.plusDays(1), 2);
        assertThat(faults()).isEmpty();
    }

    @Test
    void namesAnEntryThatIsMissing() {
        block(DAY, 1);
        block(DAY, 2);
        lines.subList(2, 4).clear();

        assertThat(faults()).anyMatch(fault -> fault.startsWith("entry 3 follows entry 1"));
    }

    @Test
    void namesAChangedAmountOnce() {
        block(DAY, 2);
        block(DAY, 1);
        StoredLine line = lines.get(1);
        lines.set(
                1,
                new StoredLine(
                        line.entry(),
                        line.narrative(),
                        line.hash(),
                        new Chain.LineText(2, "b", 1, 2, "EUR", DAY, 1)));

        assertThat(faults()).containsExactly("entry 1 does not have the hash of its content");
    }

    @Test
    void namesAChangedNarrativeAndAllowsAnErasedOne() {
        block(DAY, 1);
        narrate("other");
        assertThat(faults()).containsExactly("the narrative of entry 1 was changed");
        narrate(null);
        assertThat(faults()).isEmpty();
    }

    private void narrate(@org.jspecify.annotations.Nullable String narrative) {
        lines.replaceAll(line -> new StoredLine(line.entry(), narrative, line.hash(), line.line()));
    }

    @Test
    void namesEntriesAndBooksWhoseDatesGoBack() {
        block(DAY, 1);
        block(DAY.minusDays(1), 1);

        assertThat(faults()).containsExactly("entry 2 is booked before the entry before it");
        book = new Book(2, 2, book.headHash(), DAY.minusDays(2), Instant.EPOCH);
        assertThat(faults()).contains("the book's date is before the last booking date");
    }

    @Test
    void namesBlocksThatDoNotFit() {
        block(DAY, 2);
        block(DAY, 2);
        List<NewBlock> right = List.copyOf(blocks);

        changeBlock(1, b -> new NewBlock(3, 3, 4, b.previousHash(), b.hash()));
        assertThat(faults()).contains("block 3 follows block 1");
        blocks.set(1, right.get(1));
        changeBlock(1, b -> new NewBlock(2, 2, 4, b.previousHash(), b.hash()));
        assertThat(faults()).containsExactly("block 2 does not cover its entries without gaps");
        blocks.set(1, right.get(1));
        changeBlock(0, b -> new NewBlock(1, 1, 1, b.previousHash(), b.hash()));
        assertThat(faults()).contains("block 1 does not have the hash of its entries");
        blocks.set(0, right.get(0));
        changeBlock(1, b -> new NewBlock(2, 3, 4, Book.GENESIS, b.hash()));
        assertThat(faults())
                .containsExactly(
                        "block 2 does not name the hash of the block before it",
                        "block 2 does not have the hash of its entries");
    }

    @Test
    void namesAMissingAndASuperfluousBlock() {
        block(DAY, 1);
        block(DAY, 1);
        NewBlock last = blocks.removeLast();

        assertThat(faults()).contains("no block covers entry 2");
        blocks.add(last);
        blocks.add(new NewBlock(3, 3, 3, last.hash(), last.hash()));
        assertThat(faults()).containsExactly("block 3 covers entries that are not there");
    }

    @Test
    void comparesTheBookWithTheEndOfTheChain() {
        block(DAY, 1);
        Book right = book;

        book = new Book(2, 1, right.headHash(), DAY, Instant.EPOCH);
        assertThat(faults()).containsExactly("the book ends at 2, the journal at 1");
        book = new Book(1, 2, right.headHash(), DAY, Instant.EPOCH);
        assertThat(faults()).containsExactly("the book ends at block 2, the chain at 1");
        book = new Book(1, 1, Book.GENESIS, DAY, Instant.EPOCH);
        assertThat(faults())
                .containsExactly("the head of the book is not the hash of the last block");
    }

    @Test
    void stopsCountingAfterTwentyFaults() {
        block(DAY, 40);
        narrate("other");

        assertThat(faults()).hasSize(20);
    }
}
