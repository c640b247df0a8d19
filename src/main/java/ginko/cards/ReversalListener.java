package ginko.cards;

import java.util.UUID;

/// Told when a charge is certainly undone, in the transaction that notes it.
public interface ReversalListener {

    /// @param payment as given to [Reversals#queue]; may be nobody's of this listener
    void reversed(UUID payment);
}
