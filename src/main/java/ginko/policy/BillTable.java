package ginko.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which services and companies the ids of bills name. The banks of a country do not agree on every
/// digit, so the table is data of the profile.
///
/// @param services service of each digit; a digit that is not named is refused
/// @param companies names of companies; one that is not named is shown by its code
public record BillTable(Map<Integer, BillService> services, List<BillCompany> companies) {

    public BillTable {
        services = Map.copyOf(services);
        companies = List.copyOf(companies);
    }

    /// The digits of the harmonised scheme of Iranian banks: 1 to 6 undisputed, 8 and 9 as most
    /// read them, 7 and 0 refused.
    public static BillTable standard() {
        return new BillTable(
                Map.of(
                        1, BillService.WATER,
                        2, BillService.ELECTRICITY,
                        3, BillService.GAS,
                        4, BillService.FIXED_PHONE,
                        5, BillService.MOBILE,
                        6, BillService.MUNICIPALITY,
                        8, BillService.TAX,
                        9, BillService.TRAFFIC_FINE),
                List.of());
    }

    public Optional<BillService> service(int digit) {
        return Optional.ofNullable(services.get(digit));
    }

    public Optional<BillCompany> company(BillService service, String code) {
        return companies.stream()
                .filter(company -> company.service() == service && company.code().equals(code))
                .findFirst();
    }
}
