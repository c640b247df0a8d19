package ginko.ledger;

import ginko.kernel.EntryId;
import java.time.LocalDate;
import java.util.List;

/// An entry decided but not yet stored. Hashes are hexadecimal.
record NewEntry(
        long bookSeq,
        EntryId id,
        PostRequest request,
        LocalDate valueDate,
        String narrativeHash,
        String hash,
        List<NewPosting> postings) {}
