package ginko.ledger;

import ginko.kernel.EntryId;
import ginko.kernel.Fingerprint;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One wish to move money or to change holds. Hold operations take effect first, in order, then the
/// legs, in order. Without legs no entry is written.
///
/// `orderId` names the business document, `valueDate` is the booking date when absent, `narrative`
/// is the text on the statement, `reverses` names the entry that a [EntryKind#REVERSAL] or
/// [EntryKind#RETURN] undoes.
public record PostRequest(
        RequestKey key,
        Fingerprint fingerprint,
        EntryKind kind,
        @Nullable UUID orderId,
        @Nullable LocalDate valueDate,
        String narrative,
        List<Leg> legs,
        List<HoldOperation> holdOperations,
        @Nullable EntryId reverses) {

    public static final int MIN_LEGS = 2;
    public static final int MAX_LEGS = 64;
    public static final int MAX_HOLD_OPERATIONS = 8;
    public static final int MAX_NARRATIVE = 500;

    public PostRequest {
        legs = List.copyOf(legs);
        holdOperations = List.copyOf(holdOperations);
    }

    /// A plain entry, valued on its booking date.
    public static PostRequest of(
            RequestKey key,
            Fingerprint fingerprint,
            EntryKind kind,
            String narrative,
            List<Leg> legs) {
        return new PostRequest(
                key, fingerprint, kind, null, null, narrative, legs, List.of(), null);
    }

    public PostRequest forOrder(UUID order) {
        return new PostRequest(
                key,
                fingerprint,
                kind,
                order,
                valueDate,
                narrative,
                legs,
                holdOperations,
                reverses);
    }

    public PostRequest valuedOn(LocalDate date) {
        return new PostRequest(
                key, fingerprint, kind, orderId, date, narrative, legs, holdOperations, reverses);
    }

    public PostRequest withHolds(List<HoldOperation> operations) {
        return new PostRequest(
                key, fingerprint, kind, orderId, valueDate, narrative, legs, operations, reverses);
    }

    public PostRequest reversing(EntryId entry) {
        return new PostRequest(
                key, fingerprint, kind, orderId, valueDate, narrative, legs, holdOperations, entry);
    }
}
