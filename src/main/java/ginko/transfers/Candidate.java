package ginko.transfers;

import ginko.drafts.Draft;
import ginko.kernel.AccountId;
import ginko.kernel.Fingerprint;
import ginko.kernel.TransferId;
import ginko.ledger.RequestKey;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A command with what the database knows of it: its draft (absent when there is none of this
/// login, or none is needed), its terms (absent when incomplete) and the bank accounts it may
/// touch.
record Candidate(
        TransferCommand command,
        @Nullable Draft draft,
        @Nullable TransferTerms terms,
        @Nullable AccountId clearing,
        @Nullable AccountId feeIncome) {

    TransferId transfer() {
        return command.id();
    }

    Payer payer() {
        return command.payer();
    }

    RequestKey key() {
        return new RequestKey(payer().login().value(), command.id().value());
    }

    /// What a confirmation is bound to.
    Fingerprint order() {
        return switch (command) {
            case TransferCommand.ConfirmDraft draft ->
                    Objects.requireNonNull(terms).fingerprint(draft.id());
            case TransferCommand.ExecuteSigned signed -> signed.order();
        };
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
