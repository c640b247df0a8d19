package ginko.policy;

import ginko.kernel.Check;
import ginko.kernel.Currency;
import ginko.kernel.Money;
import java.util.List;

/// A row of the fee table: bands in ascending order, the first from zero.
public record FeeRow(
        FeeDestination destination, String customerClass, Currency currency, List<FeeBand> bands) {

    public FeeRow {
        bands = List.copyOf(bands);
        Check.argument(!bands.isEmpty() && bands.getFirst().from().isZero(), "bands start at 0");
        for (int i = 1; i < bands.size(); i++) {
            Check.argument(
                    bands.get(i - 1).from().compareTo(bands.get(i).from()) < 0,
                    "bands are in ascending order");
        }
    }

    Money fee(Money amount) {
        FeeBand found = bands.getFirst();
        for (FeeBand band : bands) {
            if (amount.compareTo(band.from()) >= 0) {
                found = band;
            }
        }
        return found.fee().of(amount);
    }
}
