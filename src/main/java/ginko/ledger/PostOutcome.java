package ginko.ledger;

import ginko.kernel.AccountId;
import ginko.kernel.EntryId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What became of a request. It is true once the transaction has committed, not before.
public sealed interface PostOutcome {

    /// An entry was written at the gap-free position `bookSeq`.
    record Posted(EntryId entry, long bookSeq, LocalDate bookingDate) implements PostOutcome {}

    /// The hold operations of a request without legs took effect.
    record HoldsChanged() implements PostOutcome {}

    /// The same request came before; this was its outcome. Nothing happened now.
    record Replayed(PostOutcome first) implements PostOutcome {}

    /// The request is well formed but not possible; `account` is the account that stood against it,
    /// when there is one. Nothing happened, and the refusal is remembered under the key.
    record Refused(LedgerRefusal refusal, @Nullable AccountId account) implements PostOutcome {}

    /// Another request used this key. Nothing happened.
    record KeyReused() implements PostOutcome {}

    /// The request is malformed. Nothing happened and nothing is remembered.
    record Invalid(InvalidRequest reason) implements PostOutcome {}

    /// Whether the request is done, now or earlier.
    default boolean isDone() {
        return switch (this) {
            case Posted posted -> true;
            case HoldsChanged changed -> true;
            case Replayed(PostOutcome first) -> first.isDone();
            case Refused refused -> false;
            case KeyReused reused -> false;
            case Invalid invalid -> false;
        };
    }

    /// The outcome itself, or the first outcome when this is a replay.
    default PostOutcome first() {
        return this instanceof Replayed(PostOutcome first) ? first : this;
    }
}
