package ginko.transfers;

import ginko.customers.Contract;
import ginko.customers.Contracts;
import ginko.customers.Customer;
import ginko.customers.Customers;
import ginko.kernel.CustomerId;
import ginko.web.SignedInUser;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Finds out what a payment needs to know of those who pay.
@Component
class Payers {

    private final Customers customers;
    private final Contracts contracts;

    Payers(Customers customers, Contracts contracts) {
        this.customers = customers;
        this.contracts = contracts;
    }

    Payer of(SignedInUser user) {
        Customer customer = customers.find(user.customer()).orElseThrow();
        return payer(user, customer, contracts.firstOf(List.of(user.customer())));
    }

    /// The payers of many orders, whose customers are known already, with one look at the
    /// contracts.
    Map<SignedInUser, Payer> of(Map<SignedInUser, Customer> users) {
        Collection<CustomerId> ids = users.values().stream().map(Customer::id).toList();
        Map<CustomerId, Contract> signed = contracts.firstOf(ids);
        Map<SignedInUser, Payer> payers = new HashMap<>();
        users.forEach((user, customer) -> payers.put(user, payer(user, customer, signed)));
        return payers;
    }

    /// Those who sent transfers, for notices after the fact, in the language of the customer.
    Map<CustomerId, Payer> ofSent(Collection<Transfer> transfers) {
        Set<CustomerId> ids =
                transfers.stream().map(Transfer::customer).collect(Collectors.toSet());
        Map<CustomerId, Customer> known = customers.find(ids);
        Map<CustomerId, Contract> signed = contracts.firstOf(ids);
        Map<CustomerId, Payer> payers = new HashMap<>();
        for (Transfer transfer : transfers) {
            Customer customer = known.get(transfer.customer());
            Contract contract = signed.get(transfer.customer());
            if (customer != null && contract != null) {
                payers.put(
                        customer.id(),
                        new Payer(
                                transfer.login(),
                                customer.id(),
                                customer.feeClass(),
                                contract.mail(),
                                customer.language()));
            }
        }
        return payers;
    }

    private static Payer payer(
            SignedInUser user, Customer customer, Map<CustomerId, Contract> signed) {
        Contract contract = signed.get(customer.id());
        return new Payer(
                user.login(),
                customer.id(),
                customer.feeClass(),
                contract == null ? "" : contract.mail(),
                user.language());
    }
}
