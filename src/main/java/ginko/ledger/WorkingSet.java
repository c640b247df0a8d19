package ginko.ledger;

import static java.util.Objects.requireNonNull;

import ginko.kernel.AccountId;
import ginko.kernel.Check;
import ginko.kernel.EntryId;
import ginko.kernel.Fingerprint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The rows of one batch in memory. Requests are decided one after another with pure code; each
/// sees the effect of the earlier ones. An accepted request changes the working set only;
/// [Journal#store] writes all changes at once. A working set lives in the transaction that locked
/// its book, is used by one thread and stored at most once.
public final class WorkingSet {

    /// Name of the one book in the canonical text of the hash chain.
    static final String BOOK_NAME = "1";

    public static final int MAX_GROUP = 1_000;

    private final Book book;
    private final Scope scope;
    private final Supplier<EntryId> ids;
    private LedgerState state;
    private boolean stored;

    WorkingSet(Book book, Scope scope, LedgerState state, Supplier<EntryId> ids) {
        this.book = book;
        this.scope = scope;
        this.state = state;
        this.ids = ids;
    }

    public Book book() {
        return book;
    }

    /// Decides one request and, when it is accepted, applies it to the working set.
    public PostOutcome post(PostRequest request) {
        Optional<PostOutcome> earlier = earlierAnswer(request);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        PostOutcome outcome =
                switch (decide(request)) {
                    case Decision.Rejected(PostOutcome rejected) -> rejected;
                    case Decision.Accepted(Attempt attempt) -> apply(request, attempt);
                };
        if (!(outcome instanceof PostOutcome.Invalid)) {
            remember(request, outcome);
        }
        return outcome;
    }

    /// Decides a group that takes effect as a whole or not at all. The answers stand in the order
    /// of the requests. When one member is refused, the others are refused with
    /// [LedgerRefusal#GROUP_REFUSED] and all refusals are remembered; when one is invalid or its
    /// key was reused, nothing is remembered.
    public List<PostOutcome> postAll(List<PostRequest> requests) {
        Check.argument(requests.size() <= MAX_GROUP, "a group has at most 1000 requests");
        LedgerState before = state.copy();
        List<PostOutcome> outcomes = new ArrayList<>(requests.size());
        for (PostRequest request : requests) {
            PostOutcome outcome = post(request);
            if (!outcome.isDone()) {
                state = before;
                return refuseGroup(requests, outcomes.size(), outcome);
            }
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private List<PostOutcome> refuseGroup(
            List<PostRequest> requests, int failedAt, PostOutcome failure) {
        boolean sticky = failure.first() instanceof PostOutcome.Refused;
        List<PostOutcome> outcomes = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            PostRequest request = requests.get(i);
            Optional<PostOutcome> earlier = earlierAnswer(request);
            if (earlier.isPresent()) {
                outcomes.add(earlier.get());
                continue;
            }
            PostOutcome ownOrShared =
                    sticky
                            ? new PostOutcome.Refused(LedgerRefusal.GROUP_REFUSED, null)
                            : new PostOutcome.Invalid(InvalidRequest.GROUP_INVALID);
            PostOutcome outcome = i == failedAt ? failure.first() : ownOrShared;
            if (sticky) {
                remember(request, outcome);
            }
            outcomes.add(outcome);
        }
        return outcomes;
    }

    /// The refusal that [#post] would give, without any effect; empty when it would be done or was
    /// done before.
    ///
    /// @throws IllegalArgumentException when the request is invalid, which is a mistake of the
    ///   caller
    public Optional<LedgerRefusal> check(PostRequest request) {
        PostOutcome outcome =
                earlierAnswer(request)
                        .orElseGet(() ->
                                switch (decide(request)) {
                                    case Decision.Rejected(PostOutcome rejected) -> rejected;
                                    case Decision.Accepted accepted ->
                                            new PostOutcome.HoldsChanged();
                                });
        return switch (outcome.first()) {
            case PostOutcome.Posted posted -> Optional.empty();
            case PostOutcome.HoldsChanged changed -> Optional.empty();
            case PostOutcome.Refused(LedgerRefusal refusal, var account) -> Optional.of(refusal);
            case PostOutcome.KeyReused reused -> Optional.of(LedgerRefusal.KEY_REUSED);
            case PostOutcome.Replayed replayed ->
                    throw new IllegalStateException("a replay of a replay");
            case PostOutcome.Invalid(InvalidRequest reason) ->
                    throw new IllegalArgumentException("invalid request: " + reason);
        };
    }

    /// The balance of a loaded account as the decisions so far leave it; empty when there is no
    /// such account.
    public Optional<Balance> balance(AccountId account) {
        Check.argument(
                scope.accounts().contains(account) || state.accounts.containsKey(account),
                "account was not loaded");
        return Optional.ofNullable(state.accounts.get(account)).map(LedgerAccount::balance);
    }

    /// Whether a request with this key was answered before, whatever it asked for.
    public boolean hasAnswered(RequestKey key) {
        Check.argument(scope.keys().contains(key), "request key was not loaded");
        return state.answers.containsKey(key);
    }

    /// Whether the very same request was answered before.
    public boolean isAnswered(RequestKey key, Fingerprint content) {
        Answer answer = state.answers.get(key);
        return hasAnswered(key) && answer != null && answer.fingerprint().equals(content);
    }

    private Optional<PostOutcome> earlierAnswer(PostRequest request) {
        Check.state(!stored, "a stored working set takes no more requests");
        Check.argument(scope.keys().contains(request.key()), "request key was not loaded");
        Answer answer = state.answers.get(request.key());
        if (answer == null) {
            return Optional.empty();
        }
        return Optional.of(
                answer.fingerprint().equals(request.fingerprint())
                        ? new PostOutcome.Replayed(answer.outcome())
                        : new PostOutcome.KeyReused());
    }

    private Decision decide(PostRequest request) {
        Check.argument(scope.covers(request), "request names rows that were not loaded");
        return PostingRules.decide(state, book, request);
    }

    private PostOutcome apply(PostRequest request, Attempt attempt) {
        // The last guard has passed: from here on nothing may refuse. What does not hold is a bug
        // and must stop the transaction.
        Check.state(attempt.isCoverUsed(), "captured money is debited");
        state.accounts.putAll(attempt.accounts());
        state.dirtyAccounts.addAll(attempt.accounts().keySet());
        state.holds.putAll(attempt.holds());
        state.dirtyHolds.addAll(attempt.holds().keySet());
        if (attempt.postings().isEmpty()) {
            return new PostOutcome.HoldsChanged();
        }
        state.lastSeq = Math.addExact(state.lastSeq, 1);
        NewEntry entry = entry(request, attempt.postings());
        state.entries.add(entry);
        if (request.reverses() != null) {
            Original original = requireNonNull(state.originals.get(request.reverses()));
            state.originals.put(original.id(), original.undoneBy(entry.id()));
            state.newReversals.put(original.id(), entry.id());
        }
        return new PostOutcome.Posted(entry.id(), entry.bookSeq(), book.businessDate());
    }

    private NewEntry entry(PostRequest request, List<NewPosting> postings) {
        EntryId id = ids.get();
        EntryId reverses = request.reverses();
        LocalDate asked = request.valueDate();
        LocalDate valueDate = asked == null ? book.businessDate() : asked;
        String narrativeHash = Chain.sha256(request.narrative());
        Chain.EntryText header =
                new Chain.EntryText(
                        BOOK_NAME,
                        state.lastSeq,
                        id.toString(),
                        request.kind().name(),
                        book.businessDate(),
                        Chain.micros(book.lockedAt()),
                        request.key().client().toString(),
                        request.key().key().toString(),
                        reverses == null ? null : reverses.toString(),
                        narrativeHash);
        List<Chain.LineText> lines = new ArrayList<>(postings.size());
        for (NewPosting posting : postings) {
            LedgerAccount after = posting.after();
            lines.add(
                    new Chain.LineText(
                            posting.line(),
                            after.id().toString(),
                            after.seq(),
                            posting.leg().amountMinor(),
                            after.currency(),
                            valueDate,
                            after.postedMinor()));
        }
        return new NewEntry(
                state.lastSeq,
                id,
                request,
                valueDate,
                narrativeHash,
                Chain.entryHash(header, lines),
                List.copyOf(postings));
    }

    private void remember(PostRequest request, PostOutcome outcome) {
        Answer answer = new Answer(request.fingerprint(), outcome);
        state.answers.put(request.key(), answer);
        state.newAnswers.put(request.key(), answer);
    }

    // What follows is for the journal, which writes the changes.

    List<NewEntry> entries() {
        return state.entries;
    }

    Map<RequestKey, Answer> newAnswers() {
        return state.newAnswers;
    }

    Map<EntryId, EntryId> newReversals() {
        return state.newReversals;
    }

    List<LedgerAccount> changedAccounts() {
        return state.dirtyAccounts.stream()
                .sorted()
                .map(id -> requireNonNull(state.accounts.get(id)))
                .toList();
    }

    List<LedgerHold> changedHolds() {
        return state.dirtyHolds.stream()
                .sorted()
                .map(id -> requireNonNull(state.holds.get(id)))
                .toList();
    }

    /// Ends the working set and seals its new entries in a block; empty when there are none.
    Optional<NewBlock> takeBlock() {
        Check.state(!stored, "a working set is stored once");
        stored = true;
        if (state.entries.isEmpty()) {
            return Optional.empty();
        }
        List<String> hashes = state.entries.stream().map(NewEntry::hash).toList();
        return Optional.of(
                new NewBlock(
                        Math.addExact(book.lastBlock(), 1),
                        Math.addExact(book.lastSeq(), 1),
                        state.lastSeq,
                        book.headHash(),
                        Chain.blockHash(book.headHash(), hashes)));
    }
}
