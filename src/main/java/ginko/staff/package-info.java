/// The desk of the bank: members of staff with their roles and their own door, and what they do for
/// customers at the branch and on the telephone. Owns the schema `staff`; changes customers,
/// accounts and access only by the public ways of the modules that own them.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "policy",
            "audit",
            "web",
            "documents",
            "customers",
            "ledger",
            "notifications",
            "otp",
            "identity",
            "accounts",
            "cards",
            "bills"
        })
package ginko.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
