package ginko.transfers;

import ginko.kernel.Fingerprint;
import ginko.kernel.Ids;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.kernel.TransferId;

/// An order of a program, complete and signed by a device of the customer (RFC 6287).
///
/// @param key the program's own id of the order; the same key never pays twice
/// @param form the order, exactly as it was signed
/// @param serial the device
/// @param code what the device answered to the order's fingerprint
public record SignedOrder(String key, TransferForm form, String serial, Masked code) {

    /// The challenge the device answers: SHA-256 over these fields as they were sent, each with its
    /// length in bytes and a colon in front. Payee and amount are among them, so that another payee
    /// or amount needs another signature.
    Fingerprint fingerprint(String bankCode) {
        return Fingerprint.of(
                "GINKO-ORDER-1",
                bankCode,
                key,
                form.route().name(),
                form.from(),
                form.to(),
                form.payeeBank(),
                form.payeeNumber(),
                form.payeeName(),
                form.amount(),
                form.purpose());
    }

    TransferId id(LoginId login) {
        return new TransferId(Ids.named("signed", login.toString(), key));
    }
}
