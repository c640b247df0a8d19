package ginko.transfers;

import ginko.customers.Customer;
import ginko.identity.Confirmations;
import ginko.kernel.Fingerprint;
import ginko.kernel.GroupCommit;
import ginko.kernel.LoginId;
import ginko.kernel.TransferId;
import ginko.ledger.LedgerRefusal;
import ginko.otp.CheckedSignature;
import ginko.otp.SignatureClaim;
import ginko.policy.BankProfile;
import ginko.web.SignedInUser;
import jakarta.annotation.PreDestroy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The first half of a signed order's way, before any lock: reads it, checks the arithmetic of its
/// signature and finds out whether it was carried out before. Concurrent orders are read together,
/// with a handful of statements for all of them.
@Component
class SignedOrders {

    private static final int QUEUE_CAPACITY = 1_024;
    private static final int BATCH_MAX = 256;

    /// An order as far as it can be told without locks.
    sealed interface Prepared {

        /// Nothing more needs to be done.
        record Answered(SignedOutcome outcome) implements Prepared {}

        record Ready(TransferCommand.ExecuteSigned command) implements Prepared {}
    }

    private record Wish(
            SignedOrder order, SignedInUser user, TransferId id, Fingerprint fingerprint) {}

    private final TransactionTemplate reading;
    private final TransferQuotes quotes;
    private final Payers payers;
    private final NewPayees newPayees;
    private final Confirmations confirmations;
    private final TransferSql sql;
    private final String bankCode;
    private final GroupCommit<Wish, Prepared> readers;

    SignedOrders(
            TransferQuotes quotes,
            Payers payers,
            NewPayees newPayees,
            Confirmations confirmations,
            TransferSql sql,
            BankProfile profile,
            PlatformTransactionManager transactions) {
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.quotes = quotes;
        this.payers = payers;
        this.newPayees = newPayees;
        this.confirmations = confirmations;
        this.sql = sql;
        this.bankCode = profile.bank().code();
        this.readers =
                new GroupCommit<>(
                        "signed-orders",
                        QUEUE_CAPACITY,
                        BATCH_MAX,
                        GroupCommit.Gathering.IN_COMPANY,
                        this::readAll);
    }

    @PreDestroy
    void close() {
        readers.close();
    }

    Prepared prepare(SignedOrder order, SignedInUser user) {
        return readers.submit(
                user.customer(),
                new Wish(order, user, order.id(user.login()), order.fingerprint(bankCode)));
    }

    private List<Prepared> readAll(List<Wish> wishes) {
        return Objects.requireNonNull(reading.execute(_ -> prepare(wishes)));
    }

    private List<Prepared> prepare(List<Wish> wishes) {
        Map<TransferId, Fingerprint> existing = new HashMap<>();
        sql.existing(wishes.stream().map(Wish::id).toList())
                .forEach(row -> existing.put(row.id(), row.order()));
        List<TransferQuotes.Reading> readings =
                quotes.read(
                        wishes.stream()
                                .map(wish ->
                                        new TransferQuotes.Wish(wish.order().form(), wish.user()))
                                .toList());
        List<CheckedSignature> signatures =
                confirmations.check(wishes.stream().map(SignedOrders::claim).toList());
        Map<SignedInUser, Customer> users = new HashMap<>();
        for (int i = 0; i < wishes.size(); i++) {
            users.put(wishes.get(i).user(), readings.get(i).payer());
        }
        Map<SignedInUser, Payer> known = payers.of(users);
        Map<LoginId, Instant> held =
                newPayees.held(users.keySet().stream().map(SignedInUser::login).toList());
        List<Prepared> prepared = new ArrayList<>(wishes.size());
        for (int i = 0; i < wishes.size(); i++) {
            Wish wish = wishes.get(i);
            Fingerprint earlier = existing.get(wish.id());
            prepared.add(
                    earlier != null
                            ? answered(wish, earlier)
                            : prepared(
                                    wish,
                                    readings.get(i),
                                    signatures.get(i),
                                    Objects.requireNonNull(known.get(wish.user())),
                                    held));
        }
        return prepared;
    }

    private static SignatureClaim claim(Wish wish) {
        return new SignatureClaim(
                wish.user().login(),
                wish.order().serial(),
                wish.order().code(),
                wish.fingerprint());
    }

    private Prepared answered(Wish wish, Fingerprint earlier) {
        if (!earlier.equals(wish.fingerprint())) {
            return new Prepared.Answered(
                    new SignedOutcome.Refused(RefusedBecause.of(LedgerRefusal.KEY_REUSED)));
        }
        Transfer transfer = sql.find(wish.id()).orElseThrow();
        return new Prepared.Answered(
                new SignedOutcome.Executed(transfer, SignedOutcome.Freshness.EARLIER));
    }

    private Prepared prepared(
            Wish wish,
            TransferQuotes.Reading reading,
            CheckedSignature signature,
            Payer payer,
            Map<LoginId, Instant> held) {
        TransferTerms terms = reading.terms();
        return terms == null
                ? new Prepared.Answered(new SignedOutcome.Incomplete(reading.faults()))
                : new Prepared.Ready(
                        new TransferCommand.ExecuteSigned(
                                payer,
                                wish.id(),
                                terms,
                                wish.fingerprint(),
                                signature,
                                newPayees.until(terms, payer.customer(), payer.login(), held)));
    }
}
