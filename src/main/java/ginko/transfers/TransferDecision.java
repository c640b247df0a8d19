package ginko.transfers;

import ginko.audit.AuditEvent;
import ginko.drafts.Draft;
import ginko.drafts.DraftState;
import ginko.identity.Confirmations;
import ginko.kernel.AccountId;
import ginko.kernel.Check;
import ginko.kernel.DraftId;
import ginko.kernel.EntryId;
import ginko.kernel.TransferId;
import ginko.ledger.EntryKind;
import ginko.ledger.LedgerRefusal;
import ginko.ledger.Leg;
import ginko.ledger.PostOutcome;
import ginko.ledger.PostRequest;
import ginko.ledger.TextCode;
import ginko.ledger.WorkingSet;
import ginko.notifications.OutboundMessage;
import ginko.otp.CodeOutcome;
import ginko.policy.OperationKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides the transfers of one batch, one after the other, over the rows in memory; each sees the
/// effect of those before it. Touches no database. The guards stand in order of precedence; the
/// code is looked at last, so that it is used only for what can be done.
final class TransferDecision {

    private record Notice(Transfer transfer, Payer payer) {}

    /// The rows the batch has locked, and the moment that counts for hours and dates.
    record State(WorkingSet ledger, Confirmations.Locked evidence, LimitUsage usage, Instant now) {}

    private final TransferSetting setting;
    private final Confirmations confirmations;
    private final State state;
    private final Set<TransferId> doneHere = new HashSet<>();
    private final List<TransferSql.NewTransfer> executed = new ArrayList<>();
    private final List<DraftId> doneDrafts = new ArrayList<>();
    private final List<AuditEvent> events = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();

    TransferDecision(TransferSetting setting, Confirmations confirmations, State state) {
        this.setting = setting;
        this.confirmations = confirmations;
        this.state = state;
    }

    Decided decide(Candidate candidate) {
        return switch (candidate.command()) {
            case TransferCommand.ConfirmDraft draft -> decide(candidate, draft);
            case TransferCommand.ExecuteSigned signed -> decide(candidate, signed);
        };
    }

    private Decided decide(Candidate candidate, TransferCommand.ConfirmDraft command) {
        Draft draft = candidate.draft();
        if (draft == null || !draft.kind().equals(TransferForm.DRAFT_KIND)) {
            return refuse(candidate, RefusedBecause.of(TransferRefusal.ORDER_UNKNOWN));
        }
        if (draft.state() == DraftState.DONE || doneHere.contains(candidate.transfer())) {
            return Decided.of(new ExecuteOutcome.Executed(candidate.transfer()));
        }
        if (!draft.isOpenAt(state.now())) {
            return refuse(candidate, RefusedBecause.of(TransferRefusal.ORDER_CLOSED));
        }
        if (draft.version() != command.version()) {
            return refuse(candidate, RefusedBecause.of(TransferRefusal.ORDER_CHANGED));
        }
        TransferTerms terms = candidate.terms();
        if (terms == null) {
            return refuse(candidate, RefusedBecause.of(TransferRefusal.ORDER_INCOMPLETE));
        }
        return decide(
                candidate,
                terms,
                new Confirmations.Evidence.Answer(
                        new Confirmations.Act(
                                terms.kind(),
                                setting.rules().amount(terms),
                                terms.payeeNumber(),
                                command.payer().login(),
                                candidate.order()),
                        draft.challenge(),
                        command.shown()));
    }

    /// A signed order has no draft; the journal's memory of its key tells a repetition.
    private Decided decide(Candidate candidate, TransferCommand.ExecuteSigned command) {
        if (state.ledger().hasAnswered(candidate.key())) {
            return state.ledger().isAnswered(candidate.key(), command.order())
                    ? Decided.of(new ExecuteOutcome.Executed(command.id()))
                    : refuse(candidate, RefusedBecause.of(LedgerRefusal.KEY_REUSED));
        }
        return decide(
                candidate,
                command.terms(),
                new Confirmations.Evidence.Signature(command.signature()));
    }

    private Decided decide(
            Candidate candidate, TransferTerms terms, Confirmations.Evidence evidence) {
        Optional<RefusedBecause> against =
                setting.rules()
                        .check(
                                terms,
                                candidate.payer().customer(),
                                candidate.payer().feeClass(),
                                state.usage(),
                                state.now());
        Optional<RefusedBecause> refused =
                against.or(() -> NewPayees.refusal(candidate.command().heldUntil()));
        if (refused.isPresent()) {
            return refuse(candidate, refused.get());
        }
        PostRequest posting = posting(candidate, terms);
        Optional<LedgerRefusal> refusal = state.ledger().check(posting);
        if (refusal.isPresent()) {
            return refuse(candidate, RefusedBecause.of(refusal.get()));
        }
        if (confirmations.decide(state.evidence(), evidence, state.now())
                instanceof CodeOutcome.Refused(var reason, int triesLeft)) {
            events.add(
                    event("TRANSFER_NOT_CONFIRMED", candidate)
                            .with("reason", reason.name())
                            .with("triesLeft", Integer.toString(triesLeft)));
            return Decided.of(new ExecuteOutcome.NotConfirmed(reason, triesLeft));
        }
        return execute(candidate, terms, posting);
    }

    /// The last guard has passed: from here on the transfer must succeed.
    private Decided execute(Candidate candidate, TransferTerms terms, PostRequest posting) {
        PostOutcome outcome = state.ledger().post(posting).first();
        if (!(outcome instanceof PostOutcome.Posted posted)) {
            throw new IllegalStateException("a checked posting was not posted: " + outcome);
        }
        state.usage()
                .count(
                        setting.rules().limits(terms),
                        candidate.payer().customer(),
                        setting.rules().today(state.now()),
                        setting.rules().amount(terms));
        Transfer transfer = transfer(candidate, terms, posted.entry());
        executed.add(
                new TransferSql.NewTransfer(
                        transfer,
                        evidence(candidate),
                        candidate.order(),
                        setting.profileVersion()));
        doneHere.add(transfer.id());
        if (candidate.draft() != null) {
            doneDrafts.add(candidate.draft().id());
        }
        events.add(
                event("TRANSFER_EXECUTED", candidate)
                        .with("kind", terms.kind().name())
                        .with("amount", transfer.amount().toString())
                        .with("fee", transfer.fee().toString())
                        .with("entry", posted.entry().toString())
                        .with("order", candidate.order().hex()));
        notices.add(new Notice(transfer, candidate.payer()));
        return new Decided(new ExecuteOutcome.Executed(transfer.id()), transfer);
    }

    private static Evidence evidence(Candidate candidate) {
        return switch (candidate.command()) {
            case TransferCommand.ConfirmDraft draft -> Evidence.of(draft.shown().by());
            case TransferCommand.ExecuteSigned signed -> Evidence.SIGNATURE;
        };
    }

    private Transfer transfer(Candidate candidate, TransferTerms terms, EntryId entry) {
        boolean interbank = terms.kind() == OperationKind.INTERBANK_TRANSFER;
        return new Transfer(
                candidate.transfer(),
                candidate.payer().login(),
                candidate.payer().customer(),
                terms.kind(),
                terms.fromAccount(),
                terms.fromNumber(),
                payee(terms),
                terms.payeeBank(),
                terms.payeeNumber(),
                terms.payeeName(),
                setting.rules().amount(terms),
                setting.rules().fee(terms),
                terms.purpose(),
                interbank ? TransferState.EXECUTING : TransferState.EXECUTED,
                terms.valueDate(),
                interbank ? setting.rules().releaseAt(terms.valueDate()) : null,
                entry,
                state.now(),
                null);
    }

    private static @Nullable AccountId payee(TransferTerms terms) {
        return terms.payeeAccount() == null ? null : new AccountId(terms.payeeAccount());
    }

    /// Amount and fee are debited as two lines of one entry: the statement shows them apart, and
    /// either both fit the balance or neither is taken.
    private static PostRequest posting(Candidate candidate, TransferTerms terms) {
        AccountId payee = payee(terms);
        AccountId target = payee != null ? payee : Objects.requireNonNull(candidate.clearing());
        List<Leg> legs = new ArrayList<>();
        legs.add(Leg.of(terms.fromAccount(), -terms.amountMinor(), TextCode.PRINCIPAL));
        legs.add(Leg.of(target, terms.amountMinor(), TextCode.PRINCIPAL));
        if (terms.feeMinor() > 0) {
            legs.add(Leg.of(terms.fromAccount(), -terms.feeMinor(), TextCode.FEE));
            legs.add(
                    Leg.of(
                            Objects.requireNonNull(candidate.feeIncome()),
                            terms.feeMinor(),
                            TextCode.FEE));
        }
        return PostRequest.of(
                        candidate.key(),
                        candidate.order(),
                        entryKind(terms.kind()),
                        narrative(terms),
                        legs)
                .forOrder(candidate.transfer().value())
                .valuedOn(terms.valueDate());
    }

    private static String narrative(TransferTerms terms) {
        String parties = terms.payerName() + " → " + terms.payeeName();
        return terms.purpose().isEmpty() ? parties : parties + " · " + terms.purpose();
    }

    private static EntryKind entryKind(OperationKind kind) {
        return switch (kind) {
            case OWN_TRANSFER -> EntryKind.TRANSFER_OWN;
            case INTERNAL_TRANSFER -> EntryKind.TRANSFER_INTERNAL;
            case INTERBANK_TRANSFER -> EntryKind.TRANSFER_INTERBANK;
            case PURCHASE -> EntryKind.PURCHASE;
        };
    }

    private Decided refuse(Candidate candidate, RefusedBecause because) {
        events.add(event("TRANSFER_REFUSED", candidate).with("reason", because.reason().name()));
        return Decided.of(new ExecuteOutcome.Refused(because));
    }

    private static AuditEvent event(String kind, Candidate candidate) {
        return AuditEvent.of(
                kind,
                "login:" + candidate.payer().login(),
                "transfer",
                candidate.transfer().value());
    }

    List<TransferSql.NewTransfer> executed() {
        Check.state(executed.size() == doneHere.size(), "each transfer is executed once");
        return executed;
    }

    /// Drafts that became transfers.
    List<DraftId> doneDrafts() {
        return doneDrafts;
    }

    List<AuditEvent> events() {
        return events;
    }

    /// Writes the messages about what was decided. May run beside the writing of the decisions.
    List<OutboundMessage> notices() {
        return notices.stream()
                .flatMap(notice ->
                        setting.notices().executed(notice.transfer(), notice.payer()).stream())
                .toList();
    }
}
