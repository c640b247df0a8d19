package ginko.ledger;

import org.jspecify.annotations.Nullable;

/// A posting with the header of its entry, as the verifier reads them. Hashes are hexadecimal.
record StoredLine(
        Chain.EntryText entry, @Nullable String narrative, String hash, Chain.LineText line) {}
