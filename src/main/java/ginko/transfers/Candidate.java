package ginko.transfers;

import ginko.drafts.Draft;
import ginko.kernel.AccountId;
import ginko.kernel.TransferId;
import ginko.ledger.RequestKey;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A command with what the database knows of it: its draft (absent when there is none of this
/// login), the terms in it (absent when incomplete) and the bank accounts it may touch.
record Candidate(
        ConfirmTransfer command,
        @Nullable Draft draft,
        @Nullable TransferTerms terms,
        @Nullable AccountId clearing,
        @Nullable AccountId feeIncome) {

    /// A draft becomes the transfer of the same id, so the id alone keeps it from happening twice.
    TransferId transfer() {
        return new TransferId(command.draft().value());
    }

    RequestKey key() {
        return new RequestKey(command.login().value(), command.draft().value());
    }

    Set<AccountId> accounts() {
        Set<AccountId> accounts = new HashSet<>();
        if (terms != null) {
            accounts.add(terms.fromAccount());
            if (terms.payeeAccount() != null) {
                accounts.add(new AccountId(terms.payeeAccount()));
            }
        }
        if (clearing != null) {
            accounts.add(clearing);
        }
        if (feeIncome != null) {
            accounts.add(feeIncome);
        }
        return accounts;
    }
}
