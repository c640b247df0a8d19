package ginko.accounts.web;

import ginko.accounts.AccountView;
import ginko.web.AmountResource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What is, or was, on an account.
///
/// @param on the day at whose end the balance holds; today for the balance now
/// @param booked sum of all entries
/// @param held sum of reserved amounts; null for a past day
/// @param available what can be spent: booked less held; null for a past day
record BalanceResource(
        LocalDate on,
        AmountResource booked,
        @Nullable AmountResource held,
        @Nullable AmountResource available) {

    static BalanceResource now(AccountView view, LocalDate today) {
        return new BalanceResource(
                today,
                AmountResource.of(view.booked()),
                AmountResource.of(view.held()),
                AmountResource.of(view.available()));
    }
}
