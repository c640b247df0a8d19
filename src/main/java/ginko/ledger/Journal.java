package ginko.ledger;

import ginko.kernel.AccountId;
import ginko.kernel.Check;
import ginko.kernel.EntryId;
import ginko.kernel.Fingerprint;
import ginko.kernel.HoldId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The only way to move money. A posting transaction locks the book first, loads what it may touch,
/// decides in memory ([WorkingSet]) and stores all changes with a constant number of statements.
/// Outcomes are true once the caller's transaction has committed.
@Service
public class Journal {

    /// Client of the requests by which the ledger itself lets holds expire; the hold is the key.
    private static final UUID EXPIRY_CLIENT =
            UUID.fromString("019ab000-0000-7000-8000-000000000001");

    private final LedgerSql sql;
    private final StoreSql store;
    private final Clock clock;

    Journal(LedgerSql sql, StoreSql store, Clock clock) {
        this.sql = sql;
        this.store = store;
        this.clock = clock;
    }

    /// Locks the book until the transaction ends. Call it before any other statement of the
    /// transaction reads what postings change, and do nothing slow after it.
    ///
    /// @param bankDate the bank's date now; the batch is booked on it, or on the date of the last
    ///   batch when that is later, so that booking dates never go back
    @Transactional(propagation = Propagation.MANDATORY)
    public Book lockBook(LocalDate bankDate) {
        return sql.lockBook(bankDate, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /// Reads everything in the scope, one statement for each table. The book's lock is enough: all
    /// who change accounts, holds and answers hold it.
    @Transactional(propagation = Propagation.MANDATORY)
    public WorkingSet load(Book book, Scope scope) {
        Map<RequestKey, Answer> answers = sql.answers(scope.keys());
        Map<HoldId, LedgerHold> holds = new HashMap<>();
        Set<AccountId> accountIds = new HashSet<>(scope.accounts());
        for (LedgerHold hold : sql.lockHolds(scope.holds())) {
            holds.put(hold.id(), hold);
            accountIds.add(hold.account());
        }
        Map<AccountId, LedgerAccount> accounts = new HashMap<>();
        for (LedgerAccount account : sql.accounts(accountIds)) {
            accounts.put(account.id(), account);
        }
        Map<EntryId, Original> originals = sql.originals(scope.reversed());
        return new WorkingSet(
                book,
                scope,
                new LedgerState(accounts, holds, answers, originals, book.lastSeq()),
                EntryId::next);
    }

    /// Like [#load(Book, Scope)] for a batch without reversals.
    @Transactional(propagation = Propagation.MANDATORY)
    public WorkingSet load(
            Book book, Set<AccountId> accounts, Set<RequestKey> keys, Set<HoldId> holds) {
        return load(book, new Scope(accounts, keys, holds, Set.of()));
    }

    /// Writes all changes of the working set: at most one statement for each table.
    @Transactional(propagation = Propagation.MANDATORY)
    public void store(WorkingSet set) {
        Book book = set.book();
        Optional<NewBlock> block = set.takeBlock();
        if (block.isPresent()) {
            store.insertEntries(set.entries(), book);
            store.insertPostings(set.entries(), book);
            store.insertBlock(block.get(), book.lockedAt());
            store.updateBook(book, block.get());
        }
        if (!set.newAnswers().isEmpty()) {
            store.insertAnswers(set.newAnswers(), book.lockedAt());
        }
        if (!set.newReversals().isEmpty()) {
            store.insertReversals(set.newReversals());
        }
        List<LedgerHold> holds = set.changedHolds();
        if (!holds.isEmpty()) {
            store.upsertHolds(holds, book.lockedAt());
        }
        List<LedgerAccount> accounts = set.changedAccounts();
        if (!accounts.isEmpty()) {
            store.updateAccounts(accounts);
        }
    }

    /// Locks, loads, decides each request alone and stores. Answers stand in the order of requests.
    @Transactional(propagation = Propagation.MANDATORY)
    public List<PostOutcome> post(LocalDate bankDate, List<PostRequest> requests) {
        WorkingSet set = load(lockBook(bankDate), Scope.of(requests));
        List<PostOutcome> outcomes = new ArrayList<>(requests.size());
        for (PostRequest request : requests) {
            outcomes.add(set.post(request));
        }
        store(set);
        return outcomes;
    }

    /// Like [#post] for a group that takes effect as a whole or not at all.
    @Transactional(propagation = Propagation.MANDATORY)
    public List<PostOutcome> postAll(LocalDate bankDate, List<PostRequest> requests) {
        WorkingSet set = load(lockBook(bankDate), Scope.of(requests));
        List<PostOutcome> outcomes = set.postAll(requests);
        store(set);
        return outcomes;
    }

    /// Opens accounts with a balance of zero. An id that exists already is a mistake of the caller.
    @Transactional
    public void openAccounts(List<OpenAccount> accounts) {
        if (!accounts.isEmpty()) {
            sql.insertAccounts(accounts, clock.instant());
        }
    }

    /// Blocks, unblocks or closes an account. Closing needs a balance of zero and no hold; a closed
    /// account stays closed.
    ///
    /// @return why not; empty when the account has the state now
    @Transactional
    public Optional<LedgerRefusal> changeState(AccountId id, AccountState state) {
        // The book first, as everywhere: whoever posts later in this transaction keeps the order.
        Book book = sql.lockBook(LocalDate.MIN, clock.instant());
        Check.state(book.lastSeq() >= 0, "the book is there");
        List<LedgerAccount> locked = sql.accounts(List.of(id));
        Check.argument(!locked.isEmpty(), "there is no such account");
        LedgerAccount account = locked.getFirst();
        Optional<LedgerRefusal> refusal = stateRefusal(account, state);
        if (refusal.isEmpty()) {
            sql.updateState(id, state);
        }
        return refusal;
    }

    static Optional<LedgerRefusal> stateRefusal(LedgerAccount account, AccountState next) {
        if (account.state() == next) {
            return Optional.empty();
        }
        if (account.state() == AccountState.CLOSED) {
            return Optional.of(LedgerRefusal.ACCOUNT_CLOSED);
        }
        if (next == AccountState.CLOSED && account.heldMinor() != 0) {
            return Optional.of(LedgerRefusal.ACCOUNT_HAS_HOLDS);
        }
        if (next == AccountState.CLOSED && account.postedMinor() != 0) {
            return Optional.of(LedgerRefusal.ACCOUNT_NOT_EMPTY);
        }
        return Optional.empty();
    }

    /// Lets holds expire whose time is over, the oldest first.
    ///
    /// @return how many expired; fewer than `limit` means that none is left
    @Transactional
    public int expireHolds(LocalDate bankDate, int limit) {
        Instant now = clock.instant();
        Book book = lockBook(bankDate);
        List<PostRequest> requests =
                sql.overdueHolds(now, limit).stream().map(Journal::expiry).toList();
        WorkingSet set = load(book, Scope.of(requests));
        for (PostRequest request : requests) {
            Check.state(set.post(request).isDone(), "an overdue hold can expire");
        }
        store(set);
        return requests.size();
    }

    private static PostRequest expiry(HoldId hold) {
        RequestKey key = new RequestKey(EXPIRY_CLIENT, hold.value());
        return PostRequest.of(key, Fingerprint.of("expire|" + hold), EntryKind.HOLD, "", List.of())
                .withHolds(List.of(new HoldOperation.Expire(hold)));
    }
}
