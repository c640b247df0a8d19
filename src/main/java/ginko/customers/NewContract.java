package ginko.customers;

import ginko.kernel.CustomerId;
import java.time.LocalDate;

/// A contract as written on paper. The telephone number must carry its country code (`+…`); it and
/// the mail address are checked when the contract is signed.
public record NewContract(
        CustomerId customer, String number, String phone, String mail, LocalDate signedOn) {}
