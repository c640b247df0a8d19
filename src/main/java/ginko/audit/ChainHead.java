package ginko.audit;

/// The end of one hash chain: sequence number and hash of its last event.
record ChainHead(int chainId, long seq, byte[] hash) {}
