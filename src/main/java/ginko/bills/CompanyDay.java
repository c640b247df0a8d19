package ginko.bills;

import ginko.policy.BillService;

/// What was paid to a company on a day.
///
/// @param company three digits within the service
public record CompanyDay(BillService service, String company, int count, long amountRials) {

    /// Name in addresses, for example `ELECTRICITY-042`.
    public String address() {
        return service.name() + "-" + company;
    }
}
