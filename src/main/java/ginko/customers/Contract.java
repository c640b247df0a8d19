package ginko.customers;

import ginko.kernel.ContractId;
import ginko.kernel.CustomerId;
import java.time.LocalDate;

/// A signed contract for remote service. `phone` is in E.164 form, for example `+380671234567`;
/// secrets are sent to this number and to no other.
public record Contract(
        ContractId id,
        CustomerId customer,
        String number,
        String phone,
        String mail,
        LocalDate signedOn) {}
