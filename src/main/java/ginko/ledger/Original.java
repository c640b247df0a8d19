package ginko.ledger;

import ginko.kernel.EntryId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An entry that a request wants to undo.
record Original(EntryId id, EntryKind kind, List<Leg> legs, @Nullable EntryId reversedBy) {

    Original {
        legs = List.copyOf(legs);
    }

    Original undoneBy(EntryId reversal) {
        return new Original(id, kind, legs, reversal);
    }
}
