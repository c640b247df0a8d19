package ginko.transfers;

import ginko.drafts.Draft;
import ginko.drafts.Drafts;
import ginko.identity.ClaimedPasskey;
import ginko.identity.Confirmations;
import ginko.identity.PasskeyOutcome;
import ginko.identity.PasskeyRefusal;
import ginko.identity.Passkeys;
import ginko.kernel.ChallengeId;
import ginko.kernel.CustomerId;
import ginko.kernel.DraftId;
import ginko.kernel.Fingerprint;
import ginko.kernel.GroupCommit;
import ginko.kernel.Masked;
import ginko.kernel.Money;
import ginko.kernel.Page;
import ginko.kernel.TransferId;
import ginko.ledger.Balance;
import ginko.ledger.Balances;
import ginko.ledger.LedgerRefusal;
import ginko.otp.ChallengeView;
import ginko.otp.ResendOutcome;
import ginko.otp.ResendRefusal;
import ginko.policy.Factor;
import ginko.policy.LimitRule;
import ginko.web.SignedInUser;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The way of a transfer, in the order a customer meets it: start, enter, check, ask for the code,
/// confirm, look it up. Confirmations of all callers are grouped into batches.
@Component
public class Transfers {

    private static final int QUEUE_CAPACITY = 1_024;
    private static final int BATCH_MAX = 256;
    private static final int PAGE_SIZE = 25;

    private final Drafts drafts;
    private final TransferForms forms;
    private final TransferQuotes quotes;
    private final TransferSetting setting;
    private final Confirmations confirmations;
    private final Passkeys passkeys;
    private final OrderWays ways;
    private final LimitSql limits;
    private final TransferSql sql;
    private final Balances balances;
    private final Payers payers;
    private final NewPayees newPayees;
    private final SignedOrders signedOrders;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final GroupCommit<TransferCommand, Decided> commits;

    Transfers(
            Drafts drafts,
            TransferForms forms,
            TransferQuotes quotes,
            TransferSetting setting,
            Confirmations confirmations,
            Passkeys passkeys,
            OrderWays ways,
            LimitSql limits,
            TransferSql sql,
            Balances balances,
            Payers payers,
            NewPayees newPayees,
            SignedOrders signedOrders,
            TransferBatch batch,
            TransactionTemplate transaction,
            Clock clock) {
        this.drafts = drafts;
        this.forms = forms;
        this.quotes = quotes;
        this.setting = setting;
        this.confirmations = confirmations;
        this.passkeys = passkeys;
        this.ways = ways;
        this.limits = limits;
        this.sql = sql;
        this.balances = balances;
        this.payers = payers;
        this.newPayees = newPayees;
        this.signedOrders = signedOrders;
        this.transaction = transaction;
        this.clock = clock;
        this.commits = new GroupCommit<>("transfers", QUEUE_CAPACITY, BATCH_MAX, batch::run);
    }

    @PreDestroy
    void close() {
        commits.close();
    }

    /// Whether the bank offers a way to send money.
    public boolean isOffered(TransferRoute route) {
        return setting.rules().isOffered(route);
    }

    /// Starts an order under an id the caller made; a repeated start finds the same order.
    public Draft start(DraftId id, TransferForm form, SignedInUser user) {
        return drafts.start(
                id,
                TransferForm.DRAFT_KIND,
                new Drafts.Owner(user.login(), user.customer()),
                forms.write(form.withTerms(null)));
    }

    /// An order of this login that is still a draft, or was one.
    public Optional<Draft> draft(DraftId id, SignedInUser user) {
        return drafts.find(id, user.login())
                .filter(draft -> draft.kind().equals(TransferForm.DRAFT_KIND));
    }

    public TransferForm form(Draft draft) {
        return forms.read(draft.content());
    }

    /// Takes what was typed, on top of the version the customer saw. It is kept even when it is not
    /// right yet.
    public EnterOutcome enter(DraftId id, int version, TransferForm typed, SignedInUser user) {
        Optional<Draft> found = draft(id, user);
        if (found.isEmpty()) {
            return new EnterOutcome.Refused(TransferRefusal.ORDER_UNKNOWN);
        }
        Draft draft = found.get();
        if (!draft.isOpenAt(clock.instant())) {
            return new EnterOutcome.Refused(TransferRefusal.ORDER_CLOSED);
        }
        if (draft.version() != version) {
            return new EnterOutcome.Refused(TransferRefusal.ORDER_CHANGED);
        }
        TransferQuotes.Reading reading = quotes.read(typed, user);
        Optional<Draft> changed =
                drafts.change(draft, forms.write(typed.withTerms(reading.terms())));
        if (changed.isEmpty()) {
            return new EnterOutcome.Refused(TransferRefusal.ORDER_CHANGED);
        }
        TransferTerms terms = reading.terms();
        if (terms == null) {
            return new EnterOutcome.Incomplete(changed.get(), reading.faults());
        }
        Optional<RefusedBecause> against = against(terms, user);
        return against.isPresent() && isAboutAmount(against.get())
                ? new EnterOutcome.Incomplete(
                        changed.get(), java.util.Map.of("amount", against.get()))
                : new EnterOutcome.Quoted(changed.get(), terms);
    }

    private static boolean isAboutAmount(RefusedBecause because) {
        return because.possible() != null;
    }

    /// The draft as it can be confirmed now: when fee or date have moved since the customer last
    /// saw them, the draft gets the new terms (and a new version) first.
    public Optional<Draft> refreshed(Draft draft, SignedInUser user) {
        TransferForm form = form(draft);
        TransferTerms old = form.terms();
        if (old == null || !draft.isOpenAt(clock.instant())) {
            return Optional.empty();
        }
        TransferTerms now = quotes.read(form, user).terms();
        if (now == null) {
            return Optional.empty();
        }
        return now.sameDealAs(old)
                ? Optional.of(draft)
                : drafts.change(draft, forms.write(form.withTerms(now)));
    }

    /// What stands against the order at this moment, as far as can be told without locks: hours,
    /// limits, money. The confirmation decides again.
    public Optional<RefusedBecause> against(TransferTerms terms, SignedInUser user) {
        Instant now = clock.instant();
        LimitUsage usage =
                limits.read(
                        LimitUsage.keys(
                                setting.rules().limits(terms),
                                user.customer(),
                                setting.rules().today(now)),
                        List.of(user.customer()));
        Optional<RefusedBecause> rule =
                setting.rules()
                        .check(terms, user.customer(), payers.of(user).feeClass(), usage, now);
        Optional<RefusedBecause> stops = rule.or(() -> newPayees.against(terms, user));
        if (stops.isPresent()) {
            return stops;
        }
        Balance balance = balances.of(List.of(terms.fromAccount())).get(terms.fromAccount());
        if (balance != null && !balance.state().allowsDebit()) {
            return Optional.of(RefusedBecause.of(LedgerRefusal.ACCOUNT_BLOCKED));
        }
        long needed = Math.addExact(terms.amountMinor(), terms.feeMinor());
        if (balance != null && needed > balance.availableMinor()) {
            Money possible =
                    new Money(
                            Math.max(0, balance.availableMinor() - terms.feeMinor()),
                            setting.rules().amount(terms).currency());
            return Optional.of(RefusedBecause.onlyUpTo(LedgerRefusal.INSUFFICIENT_FUNDS, possible));
        }
        return Optional.empty();
    }

    /// What is left of each limit that counts for the order, the smallest period first.
    public List<LimitLeft> limitsLeft(TransferTerms terms, SignedInUser user) {
        Instant now = clock.instant();
        List<LimitRule> rules = setting.rules().limits(terms);
        LimitUsage usage =
                limits.read(
                        LimitUsage.keys(rules, user.customer(), setting.rules().today(now)),
                        List.of(user.customer()));
        return rules.stream()
                .map(rule ->
                        new LimitLeft(
                                rule,
                                usage.ceiling(rule, user.customer()),
                                usage.left(rule, user.customer(), setting.rules().today(now))))
                .toList();
    }

    /// A limit, how high it is for the customer, and what remains of it.
    public record LimitLeft(LimitRule rule, Money ceiling, Money left) {}

    /// Goes on to the confirmation in the first way the customer has.
    public AskOutcome ask(DraftId id, int version, SignedInUser user) {
        return ask(id, version, null, user);
    }

    /// Goes on to the confirmation: sends the code or asks a device of the customer, unless that is
    /// under way for this very version, or carries the order out when the profile asks for nothing.
    ///
    /// @param wish which of the ways the bank offers this customer; null, or another, for the first
    public AskOutcome ask(DraftId id, int version, @Nullable Factor wish, SignedInUser user) {
        Optional<Draft> found = draft(id, user);
        if (found.isEmpty()) {
            return new AskOutcome.Refused(RefusedBecause.of(TransferRefusal.ORDER_UNKNOWN));
        }
        Draft draft = found.get();
        if (!draft.isOpenAt(clock.instant())) {
            return new AskOutcome.Refused(RefusedBecause.of(TransferRefusal.ORDER_CLOSED));
        }
        if (draft.version() != version) {
            return new AskOutcome.Refused(RefusedBecause.of(TransferRefusal.ORDER_CHANGED));
        }
        TransferTerms terms = form(draft).terms();
        if (terms == null) {
            return new AskOutcome.Refused(RefusedBecause.of(TransferRefusal.ORDER_INCOMPLETE));
        }
        Factor by = ways.chosen(draft, terms, wish, user);
        if (by == Factor.NONE) {
            return new AskOutcome.Decided(
                    confirm(id, version, Confirmations.Shown.nothing(), user));
        }
        Optional<ChallengeView> sent = challenge(draft, user).filter(open -> ways.stands(open, by));
        if (sent.isPresent()) {
            return new AskOutcome.Sent(sent.get());
        }
        Optional<RefusedBecause> against = against(terms, user);
        if (against.isPresent()) {
            return new AskOutcome.Refused(against.get());
        }
        return by == Factor.TOKEN_CODE || by == Factor.PASSKEY
                ? new AskOutcome.Awaited(by)
                : request(draft, terms, by, user);
    }

    private AskOutcome request(Draft draft, TransferTerms terms, Factor by, SignedInUser user) {
        Optional<ChallengeView> asked =
                Objects.requireNonNull(
                        transaction.execute(status -> {
                            ChallengeView request =
                                    by == Factor.SMS_CODE
                                            ? confirmations.ask(asking(draft, terms, user))
                                            : confirmations.await(ways.act(draft, terms, user), by);
                            if (drafts.attachChallenge(draft, request.id())) {
                                return Optional.of(request);
                            }
                            status.setRollbackOnly();
                            return Optional.empty();
                        }));
        return asked.or(() -> askedMeanwhile(draft, by, user))
                .<AskOutcome>map(AskOutcome.Sent::new)
                .orElse(new AskOutcome.Refused(RefusedBecause.of(TransferRefusal.ORDER_CHANGED)));
    }

    /// The code that a second window or a repeated request asked for at the same moment.
    private Optional<ChallengeView> askedMeanwhile(Draft draft, Factor by, SignedInUser user) {
        return draft(draft.id(), user)
                .filter(now -> now.version() == draft.version())
                .flatMap(now -> challenge(now, user))
                .filter(request -> ways.stands(request, by));
    }

    private Confirmations.Asking asking(Draft draft, TransferTerms terms, SignedInUser user) {
        return new Confirmations.Asking(
                user,
                terms.fingerprint(new TransferId(draft.id().value())),
                setting.notices().code(terms, setting.rules().amount(terms), user.language()));
    }

    /// The code that is on its way for an order.
    public Optional<ChallengeView> challenge(Draft draft, SignedInUser user) {
        return ways.request(draft, user);
    }

    /// Sends the code message of an order again.
    public ResendOutcome resend(DraftId id, SignedInUser user) {
        Optional<Draft> found = draft(id, user);
        ChallengeId challenge = found.map(Draft::challenge).orElse(null);
        TransferTerms terms = found.map(draft -> form(draft).terms()).orElse(null);
        if (challenge == null || terms == null) {
            return new ResendOutcome.Refused(ResendRefusal.CODE_NOT_ASKED);
        }
        return confirmations.resend(challenge, asking(found.orElseThrow(), terms, user));
    }

    /// Carries the order out with a typed code, in the way that is under way for it: the request
    /// that stands, else the token.
    public ExecuteOutcome confirm(DraftId id, int version, Masked code, SignedInUser user) {
        return confirm(id, version, shown(id, null, code, user), user);
    }

    /// What a typed code shows, see [OrderWays#shown].
    public Confirmations.Shown shown(
            DraftId id, @Nullable Factor wish, Masked code, SignedInUser user) {
        return draft(id, user)
                .map(draft -> ways.shown(draft, wish, code, user))
                .orElse(Confirmations.Shown.code(Factor.SMS_CODE, code));
    }

    /// Confirms an order with a passkey.
    ///
    /// @return why the passkey was not accepted, or what became of the order
    public PasskeyConfirmation confirm(
            DraftId id, int version, ClaimedPasskey claim, SignedInUser user) {
        Optional<Draft> draft = draft(id, user);
        TransferTerms terms = draft.map(this::form).map(TransferForm::terms).orElse(null);
        if (terms == null) {
            return new PasskeyConfirmation.Decided(
                    confirm(id, version, Confirmations.Shown.nothing(), user));
        }
        Fingerprint order = terms.fingerprint(new TransferId(id.value()));
        return switch (passkeys.confirmOrder(user.login(), order, claim)) {
            case PasskeyOutcome.Refused(PasskeyRefusal reason) ->
                    new PasskeyConfirmation.Refused(reason);
            case PasskeyOutcome.Accepted() ->
                    new PasskeyConfirmation.Decided(
                            confirm(id, version, Confirmations.Shown.passkey(order), user));
        };
    }

    /// What became of an order that was confirmed with a passkey.
    public sealed interface PasskeyConfirmation {

        /// The passkey was accepted, and this became of the order.
        record Decided(ExecuteOutcome outcome) implements PasskeyConfirmation {}

        /// The passkey was not accepted; nothing has moved.
        record Refused(PasskeyRefusal reason) implements PasskeyConfirmation {}
    }

    /// Carries the order out when what is shown is right and nothing stands against it. Any number
    /// of repetitions gives the first result and moves the money once.
    public ExecuteOutcome confirm(
            DraftId id, int version, Confirmations.Shown shown, SignedInUser user) {
        TransferTerms terms = draft(id, user).map(this::form).map(TransferForm::terms).orElse(null);
        Instant heldUntil =
                terms == null
                        ? null
                        : newPayees.against(terms, user).map(RefusedBecause::from).orElse(null);
        return commits.submit(
                        user.customer(),
                        new TransferCommand.ConfirmDraft(
                                payers.of(user), id, version, shown, heldUntil))
                .outcome();
    }

    /// Carries out a complete order with its signature, in one step. Any number of repetitions
    /// gives the first result and moves the money once.
    public SignedOutcome execute(SignedOrder order, SignedInUser user) {
        return switch (signedOrders.prepare(order, user)) {
            case SignedOrders.Prepared.Answered(SignedOutcome outcome) -> outcome;
            case SignedOrders.Prepared.Ready(TransferCommand.ExecuteSigned command) ->
                    outcome(commits.submit(user.customer(), command), user);
        };
    }

    private SignedOutcome outcome(Decided decided, SignedInUser user) {
        return switch (decided.outcome()) {
            case ExecuteOutcome.Executed(TransferId id) -> {
                Transfer now = decided.transfer();
                yield now != null
                        ? new SignedOutcome.Executed(now, SignedOutcome.Freshness.NOW)
                        : new SignedOutcome.Executed(
                                find(id, user.customer()).orElseThrow(),
                                SignedOutcome.Freshness.EARLIER);
            }
            case ExecuteOutcome.Refused(RefusedBecause because) ->
                    new SignedOutcome.Refused(because);
            case ExecuteOutcome.NotConfirmed(var reason, int triesLeft) ->
                    new SignedOutcome.NotConfirmed(reason, triesLeft);
        };
    }

    /// Throws an order away that was not confirmed.
    public boolean discard(DraftId id, SignedInUser user) {
        return draft(id, user).map(drafts::discard).orElse(false);
    }

    /// A confirmed transfer of this customer; another customer's is not found.
    public Optional<Transfer> find(TransferId id, CustomerId customer) {
        return sql.find(id).filter(transfer -> transfer.customer().equals(customer));
    }

    /// Confirmed transfers of a customer, newest first, by words in payee or purpose and by date.
    public Page<Transfer> search(TransferSearch search) {
        List<Transfer> rows = sql.search(search.query(PAGE_SIZE + 1));
        if (rows.size() <= PAGE_SIZE) {
            return new Page<>(rows, null);
        }
        List<Transfer> page = rows.subList(0, PAGE_SIZE);
        return new Page<>(page, TransferSearch.cursor(page.getLast()));
    }
}
