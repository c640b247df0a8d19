package ginko.bills;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One bill somebody pays, with its own card transaction.
///
/// @param id random; who knows it may see the receipt
/// @param reference twelve digits by which customer and issuer follow it; null until it was sent
/// @param trace six digits of the card network; 0 until it was sent
/// @param cardMasked first six and last four digits; null until it was sent
/// @param reason name of the refusal that explains a payment that failed
public record BillPayment(
        UUID id,
        UUID basket,
        Bill bill,
        BillState state,
        @Nullable String reference,
        int trace,
        @Nullable String cardMasked,
        @Nullable String reason,
        @Nullable Instant sentAt) {}
