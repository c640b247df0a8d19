package ginko.transfers.web;

import ginko.transfers.TransferForm;
import ginko.transfers.TransferRoute;
import org.jspecify.annotations.Nullable;

/// A transfer to be prepared by a program.
///
/// @param route where the money goes: OWN, INTERNAL, INTERBANK or PURCHASE
/// @param from id of the account to pay from
/// @param to id of the own account to pay into; for OWN only
/// @param payeeAccountNumber account number of the payee; not for OWN
/// @param payeeBankCode code of the payee's bank; for INTERBANK only
/// @param payeeName name of the payee; for INTERBANK only
/// @param amount decimal number with a point, in the currency of the account to pay from
/// @param purpose text for the payee, at most 140 characters
record TransferRequest(
        @Nullable TransferRoute route,
        @Nullable String from,
        @Nullable String to,
        @Nullable String payeeAccountNumber,
        @Nullable String payeeBankCode,
        @Nullable String payeeName,
        @Nullable String amount,
        @Nullable String purpose) {

    TransferForm form(TransferRoute known) {
        return new TypedFields(
                        from, to, payeeAccountNumber, payeeBankCode, payeeName, amount, purpose)
                .form(known);
    }
}
