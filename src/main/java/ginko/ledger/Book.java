package ginko.ledger;

import java.time.Instant;
import java.time.LocalDate;

/// The book as it was locked: the last position and block, the head of the hash chain, the date on
/// which the batch is booked, and the moment of the lock in whole microseconds. While a transaction
/// holds it, no other transaction posts.
public record Book(
        long lastSeq, long lastBlock, String headHash, LocalDate businessDate, Instant lockedAt) {

    /// Head of the chain before the first block: 32 zero bytes.
    static final String GENESIS = "0".repeat(64);
}
