/// The public portal for household bills: reads the ids printed on a bill, takes the money from any
/// card through the card rail, keeps every payment until it is decided, and settles with the
/// companies that issued the bills. Owns the schema `bills`.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "policy",
            "jobs",
            "ledger",
            "cards",
            "documents",
            "identity",
            "web"
        })
package ginko.bills;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
