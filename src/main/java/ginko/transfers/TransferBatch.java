package ginko.transfers;

import ginko.accounts.BankAccounts;
import ginko.accounts.BankPurpose;
import ginko.audit.AuditTrail;
import ginko.drafts.Draft;
import ginko.drafts.Drafts;
import ginko.identity.Confirmations;
import ginko.kernel.AccountId;
import ginko.kernel.ChallengeId;
import ginko.kernel.CustomerId;
import ginko.kernel.DraftId;
import ginko.kernel.LoginId;
import ginko.ledger.Book;
import ginko.ledger.Journal;
import ginko.ledger.RequestKey;
import ginko.ledger.WorkingSet;
import ginko.notifications.Outbox;
import ginko.otp.CheckedSignature;
import ginko.policy.Factor;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Carries out a batch of confirmed transfers in one database transaction: loads and locks what the
/// batch needs (book, drafts, codes, limits, ledger accounts, always in this order), lets
/// [TransferDecision] decide each in turn, and writes everything back with one statement a table. A
/// refusal is an outcome too: it commits, so that a wrong code stays counted.
@Component
class TransferBatch {

    private final TransactionTemplate transaction;
    private final Journal journal;
    private final Drafts drafts;
    private final Confirmations confirmations;
    private final LimitSql limits;
    private final TransferSql transfers;
    private final TransferForms forms;
    private final BankAccounts bankAccounts;
    private final TransferSetting setting;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    TransferBatch(
            TransactionTemplate transaction,
            Journal journal,
            Drafts drafts,
            Confirmations confirmations,
            LimitSql limits,
            TransferSql transfers,
            TransferForms forms,
            BankAccounts bankAccounts,
            TransferSetting setting,
            AuditTrail audit,
            Outbox outbox,
            Clock clock) {
        this.transaction = transaction;
        this.journal = journal;
        this.drafts = drafts;
        this.confirmations = confirmations;
        this.limits = limits;
        this.transfers = transfers;
        this.forms = forms;
        this.bankAccounts = bankAccounts;
        this.setting = setting;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// One outcome for each command, in order.
    List<Decided> run(List<TransferCommand> commands) {
        return Objects.requireNonNull(transaction.execute(status -> runLocked(commands)));
    }

    private List<Decided> runLocked(List<TransferCommand> commands) {
        Book book = journal.lockBook(setting.rules().today(clock.instant()));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<DraftId, Draft> locked = lockDrafts(commands);
        List<Candidate> candidates =
                commands.stream().map(command -> candidate(command, locked)).toList();
        Confirmations.Locked evidence =
                confirmations.lock(challenges(candidates), signatures(commands), holders(commands));
        LimitUsage usage = limits.read(usageKeys(candidates, now), customers(candidates));
        WorkingSet ledger = journal.load(book, accounts(candidates), keys(candidates), Set.of());

        TransferDecision decision =
                new TransferDecision(
                        setting,
                        confirmations,
                        new TransferDecision.State(ledger, evidence, usage, now));
        List<Decided> outcomes = candidates.stream().map(decision::decide).toList();

        store(decision, evidence, usage, ledger);
        return outcomes;
    }

    private Map<DraftId, Draft> lockDrafts(List<TransferCommand> commands) {
        Set<DraftId> ids = new HashSet<>();
        for (TransferCommand command : commands) {
            if (command instanceof TransferCommand.ConfirmDraft confirm) {
                ids.add(confirm.draft());
            }
        }
        return ids.isEmpty() ? Map.of() : drafts.lock(ids);
    }

    private static List<CheckedSignature> signatures(List<TransferCommand> commands) {
        List<CheckedSignature> signatures = new ArrayList<>();
        for (TransferCommand command : commands) {
            if (command instanceof TransferCommand.ExecuteSigned signed) {
                signatures.add(signed.signature());
            } else if (command instanceof TransferCommand.ConfirmDraft confirm
                    && confirm.shown().signature() != null) {
                signatures.add(confirm.shown().signature());
            }
        }
        return signatures;
    }

    private Candidate candidate(TransferCommand command, Map<DraftId, Draft> locked) {
        return switch (command) {
            case TransferCommand.ConfirmDraft confirm ->
                    candidate(confirm, locked.get(confirm.draft()));
            case TransferCommand.ExecuteSigned signed ->
                    withBankAccounts(signed, null, signed.terms());
        };
    }

    private Candidate candidate(TransferCommand.ConfirmDraft command, @Nullable Draft draft) {
        if (draft == null || !draft.login().equals(command.payer().login())) {
            return new Candidate(command, null, null, null, null);
        }
        TransferTerms terms = forms.read(draft.content()).terms();
        return terms == null
                ? new Candidate(command, draft, null, null, null)
                : withBankAccounts(command, draft, terms);
    }

    private Candidate withBankAccounts(
            TransferCommand command, @Nullable Draft draft, TransferTerms terms) {
        var currency = setting.rules().amount(terms).currency();
        return new Candidate(
                command,
                draft,
                terms,
                bankAccounts.of(BankPurpose.CLEARING_OUT, currency),
                bankAccounts.of(BankPurpose.FEE_INCOME, currency));
    }

    private static List<ChallengeId> challenges(List<Candidate> candidates) {
        List<ChallengeId> ids = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Draft draft = candidate.draft();
            ChallengeId challenge = draft == null ? null : draft.challenge();
            if (challenge != null) {
                ids.add(challenge);
            }
        }
        return ids;
    }

    /// Who confirms with a code of his token.
    private static Set<LoginId> holders(List<TransferCommand> commands) {
        Set<LoginId> holders = new HashSet<>();
        for (TransferCommand command : commands) {
            if (command instanceof TransferCommand.ConfirmDraft confirm
                    && (confirm.shown().by() == Factor.TOKEN_CODE
                            || confirm.shown().by().isKeypad())) {
                holders.add(command.payer().login());
            }
        }
        return holders;
    }

    private Set<LimitUsage.Key> usageKeys(List<Candidate> candidates, Instant now) {
        Set<LimitUsage.Key> keys = new HashSet<>();
        for (Candidate candidate : candidates) {
            TransferTerms terms = candidate.terms();
            if (terms != null) {
                keys.addAll(
                        LimitUsage.keys(
                                setting.rules().limits(terms),
                                candidate.payer().customer(),
                                setting.rules().today(now)));
            }
        }
        return keys;
    }

    private static Set<CustomerId> customers(List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> candidate.payer().customer())
                .collect(Collectors.toSet());
    }

    private static Set<AccountId> accounts(List<Candidate> candidates) {
        Set<AccountId> accounts = new HashSet<>();
        candidates.forEach(candidate -> accounts.addAll(candidate.accounts()));
        return accounts;
    }

    private static Set<RequestKey> keys(List<Candidate> candidates) {
        Set<RequestKey> keys = new HashSet<>();
        candidates.forEach(candidate -> keys.add(candidate.key()));
        return keys;
    }

    private void store(
            TransferDecision decision,
            Confirmations.Locked evidence,
            LimitUsage usage,
            WorkingSet ledger) {
        // everybody else who pays waits for the book: what needs no database is done beside it
        var notices = CompletableFuture.supplyAsync(decision::notices);
        confirmations.store(evidence);
        limits.store(usage);
        journal.store(ledger);
        if (!decision.executed().isEmpty()) {
            transfers.insert(decision.executed());
        }
        if (!decision.doneDrafts().isEmpty()) {
            drafts.complete(decision.doneDrafts());
        }
        audit.record(decision.events());
        outbox.enqueue(notices.join());
    }
}
