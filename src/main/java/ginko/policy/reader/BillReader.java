package ginko.policy.reader;

import ginko.policy.BillCompany;
import ginko.policy.BillService;
import ginko.policy.BillTable;
import ginko.policy.LocalText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The optional section `bills`; without it the standard table counts and no company has a name.
final class BillReader {

    private BillReader() {}

    static @Nullable BillTable read(Section root) {
        if (!root.optional("bills")) {
            return BillTable.standard();
        }
        Section section = root.section("bills");
        Map<Integer, BillService> services = new LinkedHashMap<>();
        for (Section each : section.sections("services")) {
            int digit = Values.integer(each, "digit", 0, 9);
            BillService service = Values.constant(each, "service", BillService.class);
            if (each.end()) {
                each.require(services.put(digit, service) == null, "digit", "is listed twice");
            }
        }
        List<BillCompany> companies = new ArrayList<>();
        for (Section each : section.sections("companies")) {
            BillService service = Values.constant(each, "service", BillService.class);
            String code = Values.matching(each, "code", "[0-9]{3}", "three digits");
            LocalText name = Values.localText(each, "name");
            if (each.end()) {
                companies.add(new BillCompany(service, code, name));
            }
        }
        return section.end() ? new BillTable(services, companies) : null;
    }
}
