/// Accounts of customers and of the bank itself: what they are, whose they are, their statements.
/// Owns `accounts.account`, `accounts.bank_account` and `accounts.loan`; balances and entries are
/// the ledger's.
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
            "identity",
            "drafts"
        })
package ginko.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
