package ginko.policy;

/// A company that issues bills: three digits within its service, and the name on its bills.
public record BillCompany(BillService service, String code, LocalText name) {}
