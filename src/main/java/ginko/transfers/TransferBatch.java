package ginko.transfers;

import ginko.accounts.BankAccounts;
import ginko.accounts.BankPurpose;
import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.drafts.Draft;
import ginko.drafts.Drafts;
import ginko.identity.Confirmations;
import ginko.kernel.AccountId;
import ginko.kernel.ChallengeId;
import ginko.kernel.DraftId;
import ginko.ledger.Book;
import ginko.ledger.Journal;
import ginko.ledger.RequestKey;
import ginko.ledger.WorkingSet;
import ginko.notifications.OutboundMessage;
import ginko.notifications.Outbox;
import ginko.otp.Challenges;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
    List<ExecuteOutcome> run(List<ConfirmTransfer> commands) {
        return Objects.requireNonNull(transaction.execute(status -> runLocked(commands)));
    }

    private List<ExecuteOutcome> runLocked(List<ConfirmTransfer> commands) {
        Book book = journal.lockBook(setting.rules().today(clock.instant()));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<DraftId, Draft> locked =
                drafts.lock(commands.stream().map(ConfirmTransfer::draft).distinct().toList());
        List<Candidate> candidates =
                commands.stream()
                        .map(command -> candidate(command, locked.get(command.draft())))
                        .toList();
        Challenges challenges = confirmations.lock(challenges(candidates));
        LimitUsage usage = limits.lock(usageKeys(candidates, now));
        WorkingSet ledger = journal.load(book, accounts(candidates), keys(candidates), Set.of());

        TransferDecision decision =
                new TransferDecision(
                        setting,
                        confirmations,
                        new TransferDecision.State(ledger, challenges, usage, now));
        List<ExecuteOutcome> outcomes = candidates.stream().map(decision::decide).toList();

        store(decision, challenges, usage, ledger);
        return outcomes;
    }

    /// Bank accounts are looked up (and opened at the very first use) before the batch; a batch
    /// finds them remembered.
    private Candidate candidate(ConfirmTransfer command, @Nullable Draft draft) {
        if (draft == null || !draft.login().equals(command.login())) {
            return new Candidate(command, null, null, null, null);
        }
        TransferTerms terms = forms.read(draft.content()).terms();
        if (terms == null) {
            return new Candidate(command, draft, null, null, null);
        }
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

    private Set<LimitUsage.Key> usageKeys(List<Candidate> candidates, Instant now) {
        Set<LimitUsage.Key> keys = new HashSet<>();
        for (Candidate candidate : candidates) {
            TransferTerms terms = candidate.terms();
            if (terms != null) {
                keys.addAll(
                        LimitUsage.keys(
                                setting.rules().limits(terms),
                                candidate.command().customer(),
                                setting.rules().today(now)));
            }
        }
        return keys;
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
            TransferDecision decision, Challenges challenges, LimitUsage usage, WorkingSet ledger) {
        confirmations.store(challenges);
        limits.store(usage);
        journal.store(ledger);
        if (!decision.executed().isEmpty()) {
            transfers.insert(decision.executed());
            drafts.complete(
                    decision.executed().stream()
                            .map(row -> new DraftId(row.transfer().id().value()))
                            .toList());
        }
        List<AuditEvent> events = decision.events();
        audit.record(events);
        List<OutboundMessage> notices = decision.notices();
        if (!notices.isEmpty()) {
            outbox.enqueue(notices);
        }
    }
}
