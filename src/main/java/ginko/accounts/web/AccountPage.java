package ginko.accounts.web;

import ginko.kernel.Money;
import ginko.web.FormModel;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One account. `balance` is null outside the hours of balances, which `closed` explains; `state`
/// is null unless the account is restricted; `past` is the answer to the question for a day.
public record AccountPage(
        FormModel form,
        String href,
        String kind,
        String number,
        @Nullable String state,
        @Nullable Balance balance,
        @Nullable String closed,
        @Nullable Past past,
        List<Detail> details,
        @Nullable String transfer,
        @Nullable String blockCard,
        @Nullable String plan,
        @Nullable String done) {

    /// Booked, held back, available to spend; `isDebt` for a loan, whose booked balance is what is
    /// owed.
    public record Balance(Money booked, Money held, Money available, boolean isDebt) {}

    /// The booked balance at the end of a day.
    public record Past(LocalDate day, Money booked) {}

    /// One line of what a payer needs to know. Identifiers are read from left to right.
    public record Detail(String label, String value, boolean isIdentifier) {}

    public AccountPage {
        details = List.copyOf(details);
    }
}
