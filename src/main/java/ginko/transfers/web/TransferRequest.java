package ginko.transfers.web;

import ginko.kernel.Masked;
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
/// @param signature the answer of a signing device to this order; with it the transfer is carried
///   out at once, without it a code is sent first
record TransferRequest(
        @Nullable TransferRoute route,
        @Nullable String from,
        @Nullable String to,
        @Nullable String payeeAccountNumber,
        @Nullable String payeeBankCode,
        @Nullable String payeeName,
        @Nullable String amount,
        @Nullable String purpose,
        @Nullable Signature signature) {

    /// An OCRA code (RFC 6287, suite `OCRA-1:HOTP-SHA256-8:QH64-T1M`) over the order.
    ///
    /// @param device serial of the signing device
    /// @param code eight digits; the challenge is the SHA-256 of the order's fields, see the manual
    record Signature(@Nullable String device, @Nullable String code) {

        String deviceOrEmpty() {
            return device == null ? "" : device;
        }

        Masked typedCode() {
            return new Masked(code == null ? "" : code);
        }
    }

    TransferForm form(TransferRoute known) {
        return new TypedFields(
                        from, to, payeeAccountNumber, payeeBankCode, payeeName, amount, purpose)
                .form(known);
    }
}
