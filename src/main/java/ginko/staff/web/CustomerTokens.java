package ginko.staff.web;

import ginko.accounts.AccountView;
import ginko.customers.Customer;
import ginko.identity.Login;
import ginko.kernel.Money;
import ginko.otp.TokenView;
import ginko.staff.Member;
import ginko.staff.Right;
import ginko.web.FormModel;
import ginko.web.Option;
import java.util.List;

/// The tokens of a customer at the counter, and the form that adds one.
///
/// @param fee what adding or replacing one costs
public record CustomerTokens(
        FormModel form,
        Customer customer,
        List<Login> owned,
        List<AccountView> accounts,
        List<TokenView> tokens,
        Money fee,
        Member self) {

    public CustomerTokens {
        owned = List.copyOf(owned);
        accounts = List.copyOf(accounts);
        tokens = List.copyOf(tokens);
    }

    public String href() {
        return DeskVisit.page(customer);
    }

    public boolean mayAllocate() {
        return self.may(Right.ALLOCATE_TOKENS) && !owned.isEmpty() && !sources().isEmpty();
    }

    /// The logins to choose from.
    public List<Option> logins() {
        return owned.stream()
                .map(login -> new Option(login.id().toString(), login.name()))
                .toList();
    }

    /// The accounts the fee can be taken from.
    public List<Option> sources() {
        return accounts.stream()
                .map(AccountView::account)
                .filter(account -> account.currency().equals(fee.currency()))
                .map(account -> new Option(account.id().toString(), account.number()))
                .toList();
    }
}
