package ginko.policy.reader;

import ginko.kernel.Currency;
import ginko.kernel.Money;
import ginko.policy.CustomerClass;
import ginko.policy.FeeAmount;
import ginko.policy.FeeBand;
import ginko.policy.FeeDestination;
import ginko.policy.FeeRow;
import ginko.policy.FeeTable;
import ginko.policy.LocalText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Section `fees`.
final class FeeReader {

    private FeeReader() {}

    static @Nullable FeeTable read(Section section) {
        List<CustomerClass> classes = classes(section);
        List<FeeRow> rows = new ArrayList<>();
        Set<String> covered = new HashSet<>();
        for (Section table : section.sections("tables")) {
            table(table, classes, covered).forEach(rows::add);
        }
        for (String code : section.reading().currencies().keySet()) {
            section.require(
                    covered.contains(code) || !section.clean(),
                    "tables",
                    "there is no table for the currency " + code);
        }
        Set<FeeDestination> belowCounter =
                section.optional("below-counter")
                        ? Set.copyOf(
                                Values.constants(section, "below-counter", FeeDestination.class))
                        : Set.of();
        return section.end() ? new FeeTable(classes, rows, belowCounter) : null;
    }

    private static List<CustomerClass> classes(Section section) {
        List<CustomerClass> classes = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (Section each : section.sections("classes")) {
            String code = Values.matching(each, "code", "[A-Z][A-Z_]{0,29}", "capital letters");
            LocalText name = Values.localText(each, "name");
            if (each.end()) {
                each.require(codes.add(code), "code", "is listed twice");
                classes.add(new CustomerClass(code, name));
            }
        }
        section.require(
                !section.clean() || !classes.isEmpty(), "classes", "must name at least one class");
        return classes;
    }

    private static List<FeeRow> table(
            Section table, List<CustomerClass> classes, Set<String> covered) {
        List<FeeRow> rows = new ArrayList<>();
        String code = Values.text(table, "currency");
        Currency currency = table.reading().currencies().get(code);
        if (currency == null) {
            table.require(
                    code.isEmpty(), "currency", code + " is not one of the bank's currencies");
            covered.add(code);
            return rows;
        }
        Set<String> open = new LinkedHashSet<>();
        for (FeeDestination destination : FeeDestination.values()) {
            classes.forEach(each -> open.add(destination + " for " + each.code()));
        }
        for (Section row : table.sections("rows")) {
            rows.addAll(row(row, classes, currency, open));
        }
        if (table.end()) {
            table.require(open.isEmpty(), "rows", "there is no row for " + String.join(", ", open));
            table.require(covered.add(code), "currency", "has a table already");
        }
        return rows;
    }

    private static List<FeeRow> row(
            Section row, List<CustomerClass> classes, Currency currency, Set<String> open) {
        FeeDestination destination = Values.constant(row, "destination", FeeDestination.class);
        List<String> known = classes.stream().map(CustomerClass::code).toList();
        List<String> named =
                row.values(
                        "classes",
                        "one of " + known,
                        text -> Optional.of(text).filter(known::contains));
        List<FeeBand> bands = new ArrayList<>();
        for (Section band : row.sections("bands")) {
            FeeBand read = band(band, currency);
            if (read != null && isInOrder(band, bands, read)) {
                bands.add(read);
            }
        }
        row.require(!row.clean() || !bands.isEmpty(), "bands", "must have at least one band");
        if (!row.end()) {
            return List.of();
        }
        List<FeeRow> rows = new ArrayList<>();
        for (String each : named) {
            row.require(
                    open.remove(destination + " for " + each),
                    "destination",
                    destination + " for " + each + " has a row already");
            rows.add(new FeeRow(destination, each, currency, bands));
        }
        return rows;
    }

    private static boolean isInOrder(Section section, List<FeeBand> before, FeeBand band) {
        boolean inOrder =
                before.isEmpty()
                        ? band.from().isZero()
                        : before.getLast().from().compareTo(band.from()) < 0;
        section.require(
                inOrder,
                "from",
                before.isEmpty()
                        ? "the first band must start at 0"
                        : "must be above the band before");
        return inOrder;
    }

    private static @Nullable FeeBand band(Section section, Currency currency) {
        Money from = Values.money(section, "from", currency);
        boolean isFixed = section.optional("fixed");
        boolean isShare = section.optional("basis-points");
        if (isFixed == isShare) {
            section.problem("fixed", "exactly one of [fixed, basis-points] must be given");
            return null;
        }
        if (isFixed) {
            Money fee = Values.money(section, "fixed", currency);
            return section.end() ? new FeeBand(from, new FeeAmount.Fixed(fee)) : null;
        }
        int points = Values.integer(section, "basis-points", 1, 10_000);
        Money min = Values.money(section, "min", currency);
        Money max = Values.money(section, "max", currency);
        section.require(min.compareTo(max) <= 0 || !section.clean(), "max", "is below min");
        return section.end() ? new FeeBand(from, new FeeAmount.Percent(points, min, max)) : null;
    }
}
