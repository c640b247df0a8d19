package ginko.policy;

import ginko.kernel.Check;
import ginko.kernel.Currency;
import ginko.kernel.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The fees of transfers, taxes included, paid by the payer on top of the amount. Fees never count
/// against limits.
public final class FeeTable {

    private final List<CustomerClass> classes;
    private final List<FeeRow> rows;
    private final Set<FeeDestination> belowCounter;
    private final Map<Key, FeeRow> byKey = new HashMap<>();

    /// @param belowCounter where a transfer costs less than at the counter
    public FeeTable(
            List<CustomerClass> classes, List<FeeRow> rows, Set<FeeDestination> belowCounter) {
        this.classes = List.copyOf(classes);
        this.rows = List.copyOf(rows);
        this.belowCounter = Set.copyOf(belowCounter);
        for (FeeRow row : rows) {
            Key key = new Key(row.destination(), row.customerClass(), row.currency());
            Check.argument(byKey.put(key, row) == null, "one fee row for " + key);
        }
    }

    /// The classes of customers, the first is the one of a customer nobody has classed.
    public List<CustomerClass> classes() {
        return classes;
    }

    public String defaultClass() {
        return classes.getFirst().code();
    }

    /// All rows in the order of the profile, for the public fee page.
    public List<FeeRow> rows() {
        return rows;
    }

    /// Whether a transfer there costs less than at the counter.
    public boolean isBelowCounter(FeeDestination destination) {
        return belowCounter.contains(destination);
    }

    /// The fee of a transfer of an amount (without the fee), in the amount's currency.
    ///
    /// @throws IllegalStateException when the bank has no such customer class or currency
    public Money fee(FeeDestination destination, String customerClass, Money amount) {
        Key key = new Key(destination, customerClass, amount.currency());
        FeeRow row = byKey.get(key);
        if (row == null) {
            throw new IllegalStateException("the fee table has no row for " + key);
        }
        return row.fee(amount);
    }

    private record Key(FeeDestination destination, String customerClass, Currency currency) {}
}
