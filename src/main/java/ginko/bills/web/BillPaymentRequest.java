package ginko.bills.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bills to pay from an account.
///
/// @param from id of the account
record BillPaymentRequest(@Nullable String from, @Nullable List<Ids> bills) {

    /// The two ids of a bill.
    record Ids(@Nullable String billId, @Nullable String paymentId) {}

    /// The code that confirms.
    record Code(@Nullable String code) {}
}
