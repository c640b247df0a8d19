/// The demonstration: invented customers with a year of history, the page that tells a newcomer how
/// to try the bank, and (in `simulators`) the outside world. Uses what members of staff and
/// customers use; owns no table. Never part of a real bank.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "policy",
            "customers",
            "ledger",
            "notifications",
            "notifications :: smpp",
            "notifications :: smtp",
            "otp",
            "identity",
            "accounts",
            "staff",
            "bills",
            "cards",
            "cards :: iso",
            "web"
        })
package ginko.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
