/// Transfers between own accounts, inside the bank, to shops and to other banks: entering, fee and
/// limits, confirmation, execution, history, templates, release to other banks. Owns
/// `transfers.transfer`, `limit_usage` and `template`. Every execution, whatever the channel, goes
/// through [ginko.transfers.Transfers#confirm].
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
            "identity",
            "drafts",
            "accounts"
        })
package ginko.transfers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
