package ginko.staff;

import ginko.accounts.Account;
import ginko.accounts.BankAccounts;
import ginko.accounts.BankPurpose;
import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.Fingerprint;
import ginko.kernel.Money;
import ginko.kernel.Refusal;
import ginko.ledger.EntryKind;
import ginko.ledger.Journal;
import ginko.ledger.LedgerRefusal;
import ginko.ledger.Leg;
import ginko.ledger.PostOutcome;
import ginko.ledger.PostRequest;
import ginko.ledger.RequestKey;
import ginko.ledger.TextCode;
import ginko.policy.BankProfile;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Books cash that was paid in at the counter.
@Component
class CounterCash {

    /// Client of all cash requests of the desk.
    private static final UUID CLIENT = UUID.fromString("019ab000-0000-7000-8000-0000000000c5");

    private final Journal journal;
    private final BankAccounts bank;
    private final AuditTrail audit;
    private final BankProfile profile;
    private final Clock clock;

    CounterCash(
            Journal journal,
            BankAccounts bank,
            AuditTrail audit,
            BankProfile profile,
            Clock clock) {
        this.journal = journal;
        this.bank = bank;
        this.audit = audit;
        this.profile = profile;
        this.clock = clock;
    }

    /// Books the amount. The same key books once, however often it comes.
    ///
    /// @return why it was not booked; empty when it is
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Refusal> post(UUID key, Account account, Money amount, Member member) {
        PostRequest request =
                PostRequest.of(
                        new RequestKey(CLIENT, key),
                        Fingerprint.of("cash-in", account.id().toString(), amount.toString()),
                        EntryKind.CASH_IN,
                        "",
                        List.of(
                                Leg.of(account.id(), amount.minor(), TextCode.CASH),
                                Leg.of(
                                        bank.of(BankPurpose.CASH, account.currency()),
                                        -amount.minor(),
                                        TextCode.CASH)));
        PostOutcome outcome =
                journal.post(profile.calendar().today(clock.instant()), List.of(request))
                        .getFirst();
        return switch (outcome) {
            case PostOutcome.Posted posted -> {
                audit.record(
                        AuditEvent.of(
                                        "CASH_PAID_IN",
                                        member.actor(),
                                        "account",
                                        account.id().value())
                                .with("amount", amount.toString())
                                .with("entry", posted.entry().toString()));
                yield Optional.empty();
            }
            case PostOutcome.Replayed replayed ->
                    replayed.isDone() ? Optional.empty() : refusal(replayed.first());
            case PostOutcome.Refused refused -> Optional.of(refused.refusal());
            case PostOutcome.KeyReused _, PostOutcome.Invalid _, PostOutcome.HoldsChanged _ ->
                    Optional.of(LedgerRefusal.KEY_REUSED);
        };
    }

    private static Optional<Refusal> refusal(PostOutcome first) {
        return first instanceof PostOutcome.Refused refused
                ? Optional.of(refused.refusal())
                : Optional.of(LedgerRefusal.KEY_REUSED);
    }
}
