package ginko.ledger;

/// The block that seals the entries of one batch. Hashes are hexadecimal.
record NewBlock(long blockNo, long firstSeq, long lastSeq, String previousHash, String hash) {}
