package ginko.transfers;

import ginko.kernel.AccountId;
import ginko.kernel.Fingerprint;
import ginko.kernel.TransferId;
import ginko.policy.OperationKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the bank offers for a complete order: everything the customer confirms. Amounts are minor
/// units of `currency`. `payeeAccount` is null and `payeeBank` is set for another bank.
public record TransferTerms(
        OperationKind kind,
        UUID from,
        String fromNumber,
        String payerName,
        @Nullable UUID payeeAccount,
        String payeeBank,
        String payeeNumber,
        String payeeName,
        String currency,
        long amountMinor,
        long feeMinor,
        LocalDate valueDate,
        String purpose,
        Instant quotedAt) {

    AccountId fromAccount() {
        return new AccountId(from);
    }

    /// The order as it is confirmed, in canonical form: another payee, amount, fee or date gives
    /// other fields. The app of the customer shows and signs these very texts.
    public List<String> fields(TransferId id) {
        return List.of(
                "TRANSFER-1",
                id.toString(),
                kind.name(),
                from.toString(),
                payeeBank,
                payeeNumber,
                payeeName,
                currency,
                Long.toString(amountMinor),
                Long.toString(feeMinor),
                valueDate.toString(),
                purpose);
    }

    /// The fingerprint of the fields, which every confirmation is bound to.
    Fingerprint fingerprint(TransferId id) {
        return Fingerprint.of(fields(id).toArray(String[]::new));
    }

    /// Whether a later quote asks the customer for the same thing.
    boolean sameDealAs(TransferTerms other) {
        return feeMinor == other.feeMinor
                && valueDate.equals(other.valueDate)
                && kind == other.kind
                && payeeName.equals(other.payeeName);
    }
}
