package ginko.accounts.web;

import java.util.List;

/// All accounts of the customer, in the order of the home page. There are never so many that they
/// need pages.
record AccountsResource(List<AccountResource> accounts) {

    AccountsResource {
        accounts = List.copyOf(accounts);
    }
}
