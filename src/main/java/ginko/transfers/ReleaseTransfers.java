package ginko.transfers;

import ginko.accounts.BankAccounts;
import ginko.accounts.BankPurpose;
import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.jobs.RecurringJob;
import ginko.kernel.Check;
import ginko.kernel.Currency;
import ginko.kernel.CustomerId;
import ginko.kernel.Fingerprint;
import ginko.kernel.Ids;
import ginko.kernel.Money;
import ginko.ledger.EntryKind;
import ginko.ledger.Journal;
import ginko.ledger.Leg;
import ginko.ledger.PostOutcome;
import ginko.ledger.PostRequest;
import ginko.ledger.RequestKey;
import ginko.ledger.TextCode;
import ginko.notifications.OutboundMessage;
import ginko.notifications.Outbox;
import ginko.policy.BankProfile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Releases interbank transfers at their cut-off: what customers sent lies in the clearing account
/// until then and moves to the account at the other banks as one sum a currency. Each customer is
/// told by mail.
@Component
class ReleaseTransfers implements RecurringJob {

    /// The job as a client of the ledger; its keys are made for one run each.
    private static final UUID CLIENT = UUID.fromString("00000000-0000-7000-8000-72656c656173");

    private static final int RELEASE_MAX = 1_000;

    private final TransferSql sql;
    private final Journal journal;
    private final BankAccounts bankAccounts;
    private final Payers payers;
    private final TransferNotices notices;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final BankProfile profile;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReleaseTransfers(
            TransferSql sql,
            Journal journal,
            BankAccounts bankAccounts,
            Payers payers,
            TransferNotices notices,
            Outbox outbox,
            AuditTrail audit,
            BankProfile profile,
            TransactionTemplate transaction,
            Clock clock) {
        this.sql = sql;
        this.journal = journal;
        this.bankAccounts = bankAccounts;
        this.payers = payers;
        this.notices = notices;
        this.outbox = outbox;
        this.audit = audit;
        this.profile = profile;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "transfers.release";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void run() {
        Integer released;
        do {
            released = transaction.execute(status -> releaseSome());
        } while (released != null && released == RELEASE_MAX);
    }

    /// Marking and moving commit together, so that a transfer is sent exactly once.
    private int releaseSome() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Transfer> due = sql.lockDue(now, RELEASE_MAX);
        if (due.isEmpty()) {
            return 0;
        }
        Map<String, Money> sums = new TreeMap<>();
        for (Transfer transfer : due) {
            sums.merge(transfer.amount().currency().code(), transfer.amount(), Money::plus);
        }
        List<PostRequest> postings = sums.values().stream().map(this::posting).toList();
        for (PostOutcome outcome : journal.post(profile.calendar().today(now), postings)) {
            Check.state(outcome instanceof PostOutcome.Posted, "the release was posted");
        }
        sql.markSent(due.stream().map(Transfer::id).toList(), now);
        List<AuditEvent> events = new ArrayList<>();
        for (Transfer transfer : due) {
            events.add(AuditEvent.of("TRANSFER_SENT", "system", "transfer", transfer.id().value()));
        }
        audit.record(events);
        tell(due);
        return due.size();
    }

    private void tell(List<Transfer> sent) {
        Map<CustomerId, Payer> known = payers.ofSent(sent);
        List<OutboundMessage> mails = new ArrayList<>();
        for (Transfer transfer : sent) {
            Payer payer = known.get(transfer.customer());
            if (payer != null) {
                mails.addAll(notices.sent(transfer, payer));
            }
        }
        if (!mails.isEmpty()) {
            outbox.enqueue(mails);
        }
    }

    private PostRequest posting(Money sum) {
        Currency currency = sum.currency();
        UUID run = Ids.next();
        return PostRequest.of(
                new RequestKey(CLIENT, run),
                Fingerprint.of("RELEASE-1", run.toString(), sum.toString()),
                EntryKind.SETTLEMENT,
                "Clearing",
                List.of(
                        Leg.of(
                                bankAccounts.of(BankPurpose.CLEARING_OUT, currency),
                                -sum.minor(),
                                TextCode.PRINCIPAL),
                        Leg.of(
                                bankAccounts.of(BankPurpose.NOSTRO, currency),
                                sum.minor(),
                                TextCode.PRINCIPAL)));
    }
}
