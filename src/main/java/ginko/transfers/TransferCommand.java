package ginko.transfers;

import ginko.identity.Confirmations;
import ginko.kernel.DraftId;
import ginko.kernel.Fingerprint;
import ginko.kernel.TransferId;
import ginko.otp.CheckedSignature;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One wish to carry a transfer out, with what confirms it. Its id keeps it from happening twice.
sealed interface TransferCommand {

    Payer payer();

    TransferId id();

    /// Until when the order is held back (see [NewPayees]); null when it is not.
    @Nullable Instant heldUntil();

    /// Carries a draft out. `version` is the version the customer saw; `shown` is what he confirms
    /// it with.
    record ConfirmDraft(
            Payer payer,
            DraftId draft,
            int version,
            Confirmations.Shown shown,
            @Nullable Instant heldUntil)
            implements TransferCommand {

        /// A draft becomes the transfer of the same id.
        @Override
        public TransferId id() {
            return new TransferId(draft.value());
        }
    }

    /// Carries out an order that came with its signature. `order` is the fingerprint of what was
    /// asked and signed.
    record ExecuteSigned(
            Payer payer,
            TransferId id,
            TransferTerms terms,
            Fingerprint order,
            CheckedSignature signature,
            @Nullable Instant heldUntil)
            implements TransferCommand {}
}
