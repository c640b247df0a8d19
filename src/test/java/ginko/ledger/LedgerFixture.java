package ginko.ledger;

import ginko.kernel.AccountId;
import ginko.kernel.EntryId;
import ginko.kernel.Fingerprint;
import ginko.kernel.HoldId;
import ginko.kernel.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// Words for tests of the pure core: accounts, requests and a working set without a database.
final class LedgerFixture {

    static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final UUID CLIENT = UUID.fromString("019ab000-0000-7000-8000-0000000000aa");

    private final Map<AccountId, LedgerAccount> accounts = new HashMap<>();
    private final Map<HoldId, LedgerHold> holds = new HashMap<>();
    private final Map<EntryId, Original> originals = new HashMap<>();

    AccountId account(long posted) {
        return account(posted, AccountState.OPEN);
    }

    AccountId account(long posted, AccountState state) {
        return account("UAH", posted, 0, OpenAccount.NO_CEILING, state);
    }

    AccountId account(String currency, long posted) {
        return account(currency, posted, 0, OpenAccount.NO_CEILING, AccountState.OPEN);
    }

    AccountId account(String currency, long posted, long floor, long ceiling, AccountState state) {
        AccountId id = AccountId.next();
        accounts.put(
                id,
                new LedgerAccount(
                        id, currency, AccountClass.LIABILITY, posted, 0, floor, ceiling, state, 0));
        return id;
    }

    /// An active hold that is counted on its account.
    HoldId hold(AccountId account, long amount, Instant expiresAt) {
        HoldId id = HoldId.next();
        holds.put(
                id,
                new LedgerHold(id, account, amount, 0, LedgerHold.State.ACTIVE, expiresAt, null));
        LedgerAccount before = Objects.requireNonNull(accounts.get(account));
        accounts.put(account, before.holding(amount));
        return id;
    }

    EntryId entry(EntryKind kind, List<Leg> legs) {
        EntryId id = EntryId.next();
        originals.put(id, new Original(id, kind, legs, null));
        return id;
    }

    WorkingSet set(PostRequest... requests) {
        return new WorkingSet(
                new Book(0, 0, Book.GENESIS, DAY, NOON),
                Scope.of(List.of(requests)),
                new LedgerState(accounts, holds, Map.of(), originals, 0),
                EntryId::next);
    }

    PostOutcome post(PostRequest request) {
        return set(request).post(request);
    }

    static RequestKey key() {
        return new RequestKey(CLIENT, Ids.next());
    }

    static PostRequest request(EntryKind kind, Leg... legs) {
        RequestKey key = key();
        return PostRequest.of(key, Fingerprint.of(key.toString()), kind, "Test", List.of(legs));
    }

    static PostRequest transfer(AccountId from, AccountId to, long amount) {
        return request(EntryKind.TRANSFER_INTERNAL, debit(from, amount), credit(to, amount));
    }

    static Leg debit(AccountId account, long amount) {
        return Leg.of(account, -amount, TextCode.PRINCIPAL);
    }

    static Leg credit(AccountId account, long amount) {
        return Leg.of(account, amount, TextCode.PRINCIPAL);
    }

    static PostOutcome refused(LedgerRefusal refusal, AccountId account) {
        return new PostOutcome.Refused(refusal, account);
    }

    static PostOutcome refused(LedgerRefusal refusal) {
        return new PostOutcome.Refused(refusal, null);
    }

    static PostOutcome invalid(InvalidRequest reason) {
        return new PostOutcome.Invalid(reason);
    }
}
