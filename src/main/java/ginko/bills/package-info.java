/// Household bills: the public portal, which takes the money from any card through the card rail,
/// and the same bills paid from an account by who is signed in, at once or by mandate. Reads the
/// ids printed on a bill, keeps every payment until it is decided, and settles with the companies
/// that issued the bills. Owns the schema `bills`.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "policy",
            "audit",
            "jobs",
            "web",
            "documents",
            "customers",
            "ledger",
            "notifications",
            "otp",
            "drafts",
            "identity",
            "accounts",
            "transfers",
            "cards"
        })
package ginko.bills;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
