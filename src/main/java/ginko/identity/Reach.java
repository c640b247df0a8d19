package ginko.identity;

import ginko.customers.Contract;
import ginko.customers.Contracts;
import org.springframework.stereotype.Component;

/// Where a login is reached: at the addresses of its user, else at those of the contract.
@Component
class Reach {

    private final Contracts contracts;

    Reach(Contracts contracts) {
        this.contracts = contracts;
    }

    /// The one telephone to which codes and passwords of a login go.
    String phone(Login login) {
        String own = login.user().phone();
        return own == null ? contract(login).phone() : own;
    }

    String mail(Login login) {
        String own = login.user().mail();
        return own == null ? contract(login).mail() : own;
    }

    private Contract contract(Login login) {
        return contracts.find(login.contract()).orElseThrow();
    }
}
