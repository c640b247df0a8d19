package ginko.policy;

import ginko.kernel.Currency;
import ginko.kernel.Money;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Rules for the work of members of staff.
///
/// @param idle a session of staff ends after so long without a request
/// @param absolute a session of staff ends after so long however busy
/// @param identified how long a caller stays identified
/// @param requestLife how long a request waits for a second person
/// @param cashIn most that one person alone takes in at the counter, by currency; a currency that
///   is not named always needs a second person
/// @param citizens countries (ISO 3166-1, two letters) whose passports are accepted; empty for all
public record StaffRules(
        Duration idle,
        Duration absolute,
        Duration identified,
        Duration requestLife,
        Map<Currency, Money> cashIn,
        Set<String> citizens) {

    public StaffRules {
        cashIn = Map.copyOf(cashIn);
        citizens = Set.copyOf(citizens);
    }

    /// The ceiling for one person alone; empty when the currency has none.
    public Optional<Money> cashIn(Currency currency) {
        return Optional.ofNullable(cashIn.get(currency));
    }

    /// Whether a passport of this country is accepted.
    public boolean accepts(String country) {
        return citizens.isEmpty() || citizens.contains(country);
    }
}
