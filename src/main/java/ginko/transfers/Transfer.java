package ginko.transfers;

import ginko.kernel.AccountId;
import ginko.kernel.CustomerId;
import ginko.kernel.EntryId;
import ginko.kernel.LoginId;
import ginko.kernel.Money;
import ginko.kernel.TransferId;
import ginko.policy.OperationKind;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A confirmed transfer. `releaseAt` says when an interbank transfer leaves; `sentAt` when it left.
public record Transfer(
        TransferId id,
        LoginId login,
        CustomerId customer,
        OperationKind kind,
        AccountId from,
        String fromNumber,
        @Nullable AccountId payeeAccount,
        String payeeBank,
        String payeeNumber,
        String payeeName,
        Money amount,
        Money fee,
        String purpose,
        TransferState state,
        LocalDate valueDate,
        @Nullable Instant releaseAt,
        EntryId entry,
        Instant executedAt,
        @Nullable Instant sentAt) {

    /// What the payer paid in all.
    public Money total() {
        return amount.plus(fee);
    }
}
