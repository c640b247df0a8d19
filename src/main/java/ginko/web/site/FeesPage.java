package ginko.web.site;

import ginko.kernel.Currency;
import ginko.kernel.Money;
import ginko.policy.BankProfile;
import ginko.policy.CustomerClass;
import ginko.policy.FeeAmount;
import ginko.policy.FeeBand;
import ginko.policy.FeeDestination;
import ginko.policy.FeeRow;
import ginko.web.AmountInput;
import ginko.web.AmountRefusal;
import ginko.web.Arg;
import ginko.web.FormModel;
import ginko.web.Option;
import ginko.web.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The fee table of one currency, and the fees of one amount when the visitor entered it.
public record FeesPage(
        FormModel form, List<Option> currencies, List<Line> lines, List<Line> answers) {

    /// Destination, customers it holds for, band of amounts (empty in answers), fee, and whether it
    /// is lower than at the counter.
    public record Line(
            String destination,
            String customers,
            String amounts,
            String fee,
            boolean isBelowCounter) {}

    public boolean hasFeesBelowCounter() {
        return lines.stream().anyMatch(Line::isBelowCounter);
    }

    public FeesPage {
        currencies = List.copyOf(currencies);
        lines = List.copyOf(lines);
        answers = List.copyOf(answers);
    }

    static FeesPage of(Page page, BankProfile profile, FormModel asked) {
        Currency currency =
                profile.currencies()
                        .byCode(asked.value("currency"))
                        .orElse(profile.currencies().base());
        List<FeeRow> rows =
                profile.fees().rows().stream()
                        .filter(row -> row.currency().equals(currency))
                        .toList();
        List<Option> currencies =
                profile.currencies().all().stream()
                        .map(each -> new Option(each.code(), each.code()))
                        .toList();
        List<Line> lines = new ArrayList<>();
        rows.forEach(row -> lines.addAll(lines(page, profile, row)));
        List<Line> table = merged(page, profile, lines);
        String typed = asked.value("amount");
        if (typed.isBlank()) {
            return new FeesPage(asked, currencies, table, List.of());
        }
        return switch (AmountInput.parse(typed, currency, page.language())) {
            case AmountInput.Result.Read(var amount) ->
                    new FeesPage(
                            asked,
                            currencies,
                            table,
                            merged(page, profile, answers(page, profile, rows, amount)));
            case AmountInput.Result.Ask(var readings) ->
                    new FeesPage(ask(asked, readings), currencies, table, List.of());
            case AmountInput.Result.Wrong(AmountRefusal refusal) ->
                    new FeesPage(asked.withError("amount", refusal), currencies, table, List.of());
        };
    }

    private static FormModel ask(FormModel asked, List<Money> readings) {
        return readings.size() == 1
                ? asked.withError("amount", "web.amount.ask", Arg.of("amount", readings.getFirst()))
                : asked.withError(
                        "amount",
                        "web.amount.ask-two",
                        Arg.of("first", readings.getFirst()),
                        Arg.of("second", readings.getLast()));
    }

    /// Lines that differ only in the customers become one.
    private static List<Line> merged(Page page, BankProfile profile, List<Line> lines) {
        Map<Line, List<String>> customers = new LinkedHashMap<>();
        for (Line line : lines) {
            Line same =
                    new Line(
                            line.destination(),
                            "",
                            line.amounts(),
                            line.fee(),
                            line.isBelowCounter());
            customers.computeIfAbsent(same, _ -> new ArrayList<>()).add(line.customers());
        }
        int classes = profile.fees().classes().size();
        List<Line> merged = new ArrayList<>();
        customers.forEach((same, names) -> {
            String who =
                    names.size() == classes
                            ? page.text("web.fees.everybody")
                            : String.join(" · ", names);
            merged.add(
                    new Line(
                            same.destination(),
                            who,
                            same.amounts(),
                            same.fee(),
                            same.isBelowCounter()));
        });
        return merged;
    }

    private static List<Line> answers(
            Page page, BankProfile profile, List<FeeRow> rows, Money amount) {
        return rows.stream()
                .map(row ->
                        new Line(
                                destination(page, row.destination()),
                                customers(page, profile, row),
                                "",
                                fee(
                                        page,
                                        profile.fees()
                                                .fee(
                                                        row.destination(),
                                                        row.customerClass(),
                                                        amount)),
                                profile.fees().isBelowCounter(row.destination())))
                .toList();
    }

    private static List<Line> lines(Page page, BankProfile profile, FeeRow row) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < row.bands().size(); i++) {
            FeeBand band = row.bands().get(i);
            String amounts =
                    band.from().isZero()
                            ? page.text("web.fees.any-amount")
                            : page.text("web.fees.from", Arg.of("amount", band.from()));
            if (band.from().isZero() && row.bands().size() > 1) {
                Money next = row.bands().get(i + 1).from();
                amounts = page.text("web.fees.below", Arg.of("amount", next));
            }
            lines.add(
                    new Line(
                            destination(page, row.destination()),
                            customers(page, profile, row),
                            amounts,
                            words(page, band.fee()),
                            profile.fees().isBelowCounter(row.destination())));
        }
        return lines;
    }

    private static String destination(Page page, FeeDestination destination) {
        return page.text("policy.destination." + destination.name());
    }

    private static String customers(Page page, BankProfile profile, FeeRow row) {
        return profile.fees().classes().stream()
                .filter(each -> each.code().equals(row.customerClass()))
                .map(CustomerClass::name)
                .map(name -> name.in(page.language()))
                .findFirst()
                .orElse(row.customerClass());
    }

    private static String words(Page page, FeeAmount amount) {
        return switch (amount) {
            case FeeAmount.Fixed(var fee) -> fee(page, fee);
            case FeeAmount.Percent(var basisPoints, var min, var max) ->
                    page.text(
                            "web.fees.percent",
                            Arg.of("share", page.percent(basisPoints)),
                            Arg.of("least", min),
                            Arg.of("most", max));
        };
    }

    private static String fee(Page page, Money fee) {
        return fee.isZero() ? page.text("web.fees.free") : page.money(fee);
    }
}
