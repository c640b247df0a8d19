package ginko.ledger;

import ginko.kernel.AccountId;
import ginko.kernel.EntryId;
import ginko.kernel.HoldId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The pure core with maps instead of tables: what one batch writes is where the next one starts.
/// Every state is a value of its own, so that a simulated transaction can be thrown away. The one
/// place where tests outside know how the core is put together.
public final class LedgerCore {

    /// An entry and the moment of its batch.
    private record Written(NewEntry entry, Instant at) {}

    /// What a batch leaves unwritten, to plant a fault.
    public enum Forget {
        NOTHING,
        HOLDS
    }

    private final Map<AccountId, LedgerAccount> accounts;
    private final Map<HoldId, LedgerHold> holds;
    private final Map<RequestKey, Answer> answers;
    private final Map<EntryId, Original> originals;
    private final List<Written> entries;
    private final List<NewBlock> blocks;
    private final Book book;

    private LedgerCore(
            Map<AccountId, LedgerAccount> accounts,
            Map<HoldId, LedgerHold> holds,
            Map<RequestKey, Answer> answers,
            Map<EntryId, Original> originals,
            List<Written> entries,
            List<NewBlock> blocks,
            Book book) {
        this.accounts = accounts;
        this.holds = holds;
        this.answers = answers;
        this.originals = originals;
        this.entries = entries;
        this.blocks = blocks;
        this.book = book;
    }

    /// A ledger with these accounts and nothing in them.
    public static LedgerCore with(List<OpenAccount> opened, LocalDate day) {
        Map<AccountId, LedgerAccount> accounts = new TreeMap<>();
        for (OpenAccount account : opened) {
            accounts.put(
                    account.id(),
                    new LedgerAccount(
                            account.id(),
                            account.currency(),
                            account.accountClass(),
                            0,
                            0,
                            account.floorMinor(),
                            account.ceilingMinor(),
                            AccountState.OPEN,
                            0));
        }
        return new LedgerCore(
                accounts,
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                new Book(0, 0, Book.GENESIS, day, Instant.EPOCH));
    }

    /// What a transaction has after it locked the book and read what it needs.
    public WorkingSet load(List<PostRequest> requests, Instant now) {
        return load(requests, now, answers);
    }

    /// The same by a program that forgot to look for earlier answers.
    public WorkingSet loadWithoutAnswers(List<PostRequest> requests, Instant now) {
        return load(requests, now, Map.of());
    }

    private WorkingSet load(
            List<PostRequest> requests, Instant now, Map<RequestKey, Answer> known) {
        return new WorkingSet(
                new Book(
                        book.lastSeq(),
                        book.lastBlock(),
                        book.headHash(),
                        book.businessDate(),
                        now),
                Scope.of(requests),
                new LedgerState(accounts, holds, known, originals, book.lastSeq()),
                EntryId::next);
    }

    /// The ledger after a batch is committed.
    public LedgerCore store(WorkingSet set, Forget forget) {
        Map<AccountId, LedgerAccount> newAccounts = new TreeMap<>(accounts);
        set.changedAccounts().forEach(account -> newAccounts.put(account.id(), account));
        Map<HoldId, LedgerHold> newHolds = new HashMap<>(holds);
        for (LedgerHold hold : set.changedHolds()) {
            if (forget != Forget.HOLDS || !holds.containsKey(hold.id())) {
                newHolds.put(hold.id(), hold);
            }
        }
        Map<RequestKey, Answer> newAnswers = new HashMap<>(answers);
        newAnswers.putAll(set.newAnswers());
        Map<EntryId, Original> newOriginals = new HashMap<>(originals);
        List<Written> newEntries = new ArrayList<>(entries);
        for (NewEntry entry : set.entries()) {
            newEntries.add(new Written(entry, set.book().lockedAt()));
            newOriginals.put(
                    entry.id(),
                    new Original(entry.id(), entry.request().kind(), entry.request().legs(), null));
        }
        set.newReversals()
                .forEach((original, reversal) ->
                        newOriginals.put(
                                original,
                                Objects.requireNonNull(newOriginals.get(original))
                                        .undoneBy(reversal)));
        List<NewBlock> newBlocks = new ArrayList<>(blocks);
        Book newBook =
                set.takeBlock()
                        .map(block -> {
                            newBlocks.add(block);
                            return new Book(
                                    block.lastSeq(),
                                    block.blockNo(),
                                    block.hash(),
                                    book.businessDate(),
                                    Instant.EPOCH);
                        })
                        .orElse(book);
        return new LedgerCore(
                newAccounts, newHolds, newAnswers, newOriginals, newEntries, newBlocks, newBook);
    }

    LedgerCore withState(AccountId id, AccountState state) {
        LedgerAccount before = account(id);
        Map<AccountId, LedgerAccount> changed = new TreeMap<>(accounts);
        changed.put(
                id,
                new LedgerAccount(
                        id,
                        before.currency(),
                        before.accountClass(),
                        before.postedMinor(),
                        before.heldMinor(),
                        before.floorMinor(),
                        before.ceilingMinor(),
                        state,
                        before.seq()));
        return new LedgerCore(changed, holds, answers, originals, entries, blocks, book);
    }

    LedgerAccount account(AccountId id) {
        return Objects.requireNonNull(accounts.get(id));
    }

    /// Booked amount of an account.
    public long booked(AccountId id) {
        return account(id).postedMinor();
    }

    /// Amount on hold of an account.
    public long held(AccountId id) {
        return account(id).heldMinor();
    }

    /// What all active holds of an account keep.
    public long keptByHolds(AccountId id) {
        return holds.values().stream()
                .filter(hold -> hold.account().equals(id))
                .mapToLong(LedgerHold::remainingMinor)
                .sum();
    }

    /// All requests that moved money, in the order of the book.
    public List<PostRequest> posted() {
        return entries.stream().map(written -> written.entry().request()).toList();
    }

    /// What breaks the order of the book or its chain of hashes.
    public List<String> chainFaults() {
        ChainCheck check =
                new ChainCheck(
                        new Book(0, 0, "0".repeat(64), LocalDate.of(2000, 1, 1), Instant.EPOCH),
                        book,
                        from -> blocks.stream().filter(block -> block.blockNo() >= from).toList());
        for (Written written : entries) {
            for (NewPosting posting : written.entry().postings()) {
                check.line(stored(written, posting));
            }
        }
        return check.finish();
    }

    private StoredLine stored(Written written, NewPosting posting) {
        NewEntry entry = written.entry();
        PostRequest request = entry.request();
        EntryId reverses = request.reverses();
        LedgerAccount after = posting.after();
        return new StoredLine(
                new Chain.EntryText(
                        WorkingSet.BOOK_NAME,
                        entry.bookSeq(),
                        entry.id().toString(),
                        request.kind().name(),
                        book.businessDate(),
                        Chain.micros(written.at()),
                        request.key().client().toString(),
                        request.key().key().toString(),
                        reverses == null ? null : reverses.toString(),
                        entry.narrativeHash()),
                request.narrative(),
                entry.hash(),
                new Chain.LineText(
                        posting.line(),
                        after.id().toString(),
                        after.seq(),
                        posting.leg().amountMinor(),
                        after.currency(),
                        entry.valueDate(),
                        after.postedMinor()));
    }

    /// Booked, held and state of every account, in the order of ids.
    List<String> balances() {
        return accounts.values().stream()
                .map(a -> a.id() + " " + a.postedMinor() + " " + a.heldMinor() + " " + a.state())
                .toList();
    }
}
