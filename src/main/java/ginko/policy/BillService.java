package ginko.policy;

/// What a household bill is for. The digit of a bill id that means it stands in the [BillTable].
public enum BillService {
    WATER,
    ELECTRICITY,
    GAS,
    FIXED_PHONE,
    MOBILE,
    MUNICIPALITY,
    TAX,
    TRAFFIC_FINE;

    public String messageKey() {
        return "bills.service." + name();
    }
}
