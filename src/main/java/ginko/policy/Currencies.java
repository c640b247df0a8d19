package ginko.policy;

import ginko.kernel.Check;
import ginko.kernel.Currency;
import java.util.List;
import java.util.Optional;

/// The currencies the bank keeps accounts in, each with the number of digits this bank uses.
public record Currencies(Currency base, List<Currency> all) {

    public Currencies {
        all = List.copyOf(all);
        Check.argument(all.contains(base), "the base currency is one of the bank's currencies");
    }

    public Optional<Currency> byCode(String code) {
        return all.stream().filter(currency -> currency.code().equals(code)).findFirst();
    }
}
