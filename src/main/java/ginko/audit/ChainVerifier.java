package ginko.audit;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/// Walks one chain from its beginning and remembers the first fault.
final class ChainVerifier {

    private final int chainId;
    private final List<String> faults = new ArrayList<>();
    private long seq;
    private byte[] hash = new byte[32];

    ChainVerifier(int chainId) {
        this.chainId = chainId;
    }

    void accept(ChainedEvent event) {
        if (!faults.isEmpty()) {
            return;
        }
        if (event.seq() != seq + 1) {
            faults.add("chain %d: event %d is missing".formatted(chainId, seq + 1));
            return;
        }
        if (!MessageDigest.isEqual(event.hashAfter(hash), event.hash())) {
            faults.add("chain %d: event %d was changed".formatted(chainId, event.seq()));
            return;
        }
        seq = event.seq();
        hash = event.hash();
    }

    void finish(ChainHead stored) {
        if (faults.isEmpty()
                && (stored.seq() != seq || !MessageDigest.isEqual(stored.hash(), hash))) {
            faults.add(
                    "chain %d: ends at %d, its head says %d".formatted(chainId, seq, stored.seq()));
        }
    }

    long count() {
        return seq;
    }

    List<String> faults() {
        return faults;
    }
}
