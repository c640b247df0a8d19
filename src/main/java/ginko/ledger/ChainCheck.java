package ginko.ledger;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Recomputes the hash chain over a stream of lines in journal order. Reports the first faults and
/// goes on with the stored hash, so that one changed row is one fault.
final class ChainCheck {

    private static final int MAX_FAULTS = 20;

    private final Book end;
    private final LongFunction<List<NewBlock>> blocksFrom;
    private final List<String> faults = new ArrayList<>();

    private final List<Chain.LineText> lines = new ArrayList<>();
    private @Nullable StoredLine current;
    private long lastSeq;
    private LocalDate lastDate;

    private final Deque<NewBlock> upcoming = new ArrayDeque<>();
    private final List<String> sealed = new ArrayList<>();
    private long blockNo;
    private String head;

    private final long archivedBlocks;
    private long entries;
    private long postings;

    /// @param start where the kept journal begins; nothing and the genesis hash, unless months were
    ///   archived
    /// @param end the book as stored
    /// @param blocksFrom some blocks in order, from the given number; empty when there are no more
    ChainCheck(Book start, Book end, LongFunction<List<NewBlock>> blocksFrom) {
        this.lastSeq = start.lastSeq();
        this.lastDate = start.businessDate();
        this.blockNo = start.lastBlock();
        this.head = start.headHash();
        this.archivedBlocks = start.lastBlock();
        this.end = end;
        this.blocksFrom = blocksFrom;
    }

    void line(StoredLine stored) {
        StoredLine open = current;
        if (open != null && open.entry().bookSeq() != stored.entry().bookSeq()) {
            endEntry(open);
        }
        current = stored;
        lines.add(stored.line());
        postings++;
    }

    List<String> finish() {
        if (current != null) {
            endEntry(current);
            current = null;
        }
        NewBlock beyond = nextBlock();
        if (beyond != null) {
            fault("block " + beyond.blockNo() + " covers entries that are not there");
        }
        if (end.lastSeq() != lastSeq) {
            fault("the book ends at " + end.lastSeq() + ", the journal at " + lastSeq);
        }
        if (end.lastBlock() != blockNo) {
            fault("the book ends at block " + end.lastBlock() + ", the chain at " + blockNo);
        }
        if (!end.headHash().equals(head)) {
            fault("the head of the book is not the hash of the last block");
        }
        if (end.businessDate().isBefore(lastDate)) {
            fault("the book's date is before the last booking date");
        }
        return List.copyOf(faults);
    }

    long entries() {
        return entries;
    }

    long postings() {
        return postings;
    }

    long blocks() {
        return blockNo - archivedBlocks;
    }

    private void endEntry(StoredLine stored) {
        Chain.EntryText entry = stored.entry();
        entries++;
        if (entry.bookSeq() != lastSeq + 1) {
            fault("entry " + entry.bookSeq() + " follows entry " + lastSeq);
        }
        if (entry.bookingDate().isBefore(lastDate)) {
            fault("entry " + entry.bookSeq() + " is booked before the entry before it");
        }
        if (!Chain.entryHash(entry, lines).equals(stored.hash())) {
            fault("entry " + entry.bookSeq() + " does not have the hash of its content");
        }
        String narrative = stored.narrative();
        if (narrative != null && !Chain.sha256(narrative).equals(entry.narrativeHash())) {
            fault("the narrative of entry " + entry.bookSeq() + " was changed");
        }
        lastSeq = entry.bookSeq();
        lastDate = entry.bookingDate();
        lines.clear();
        seal(stored);
    }

    private void seal(StoredLine stored) {
        sealed.add(stored.hash());
        NewBlock block = nextBlock();
        if (block == null) {
            if (sealed.size() == 1) {
                fault("no block covers entry " + lastSeq);
            }
            return;
        }
        if (lastSeq < block.lastSeq()) {
            return;
        }
        upcoming.removeFirst();
        if (block.blockNo() != blockNo + 1) {
            fault("block " + block.blockNo() + " follows block " + blockNo);
        }
        if (block.lastSeq() != lastSeq || block.firstSeq() != lastSeq - sealed.size() + 1) {
            fault("block " + block.blockNo() + " does not cover its entries without gaps");
        }
        if (!block.previousHash().equals(head)) {
            fault("block " + block.blockNo() + " does not name the hash of the block before it");
        }
        if (!Chain.blockHash(block.previousHash(), sealed).equals(block.hash())) {
            fault("block " + block.blockNo() + " does not have the hash of its entries");
        }
        blockNo = block.blockNo();
        head = block.hash();
        sealed.clear();
    }

    private @Nullable NewBlock nextBlock() {
        if (upcoming.isEmpty()) {
            upcoming.addAll(blocksFrom.apply(blockNo + 1));
        }
        return upcoming.peekFirst();
    }

    private void fault(String detail) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(detail);
        }
    }
}
