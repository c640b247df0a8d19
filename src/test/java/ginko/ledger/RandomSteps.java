package ginko.ledger;

import ginko.kernel.AccountId;
import ginko.kernel.Fingerprint;
import ginko.kernel.HoldId;
import ginko.ledger.HoldOperation.Capture;
import ginko.ledger.HoldOperation.Create;
import ginko.ledger.HoldOperation.Expire;
import ginko.ledger.HoldOperation.Release;
import ginko.ledger.HoldOperation.Remainder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/// Makes random but repeatable sequences of ledger operations. Every step stands alone, so that any
/// part of a sequence is a sequence too and a failing one can be shortened.
final class RandomSteps {

    sealed interface Step {}

    record Post(PostRequest request) implements Step {}

    /// Undoes the entry of an earlier request, when that request was posted.
    record Undo(RequestKey key, RequestKey original) implements Step {}

    record ChangeState(AccountId account, AccountState state) implements Step {}

    record Wait(int seconds) implements Step {}

    static final int CUSTOMERS = 8;

    private final SplittableRandom random;
    final List<OpenAccount> accounts = new ArrayList<>();
    private final List<PostRequest> requests = new ArrayList<>();
    private final List<RequestKey> undone = new ArrayList<>();
    private final List<Create> holds = new ArrayList<>();
    private Instant now;

    RandomSteps(long seed, Instant start) {
        random = new SplittableRandom(seed);
        now = start;
        for (String currency : List.of("UAH", "EUR")) {
            for (int i = 0; i < CUSTOMERS; i++) {
                accounts.add(OpenAccount.forCustomer(new AccountId(uuid()), currency));
            }
            accounts.add(
                    new OpenAccount(
                            new AccountId(uuid()), currency, AccountClass.LIABILITY, -500, 2_000));
            accounts.add(OpenAccount.forBank(new AccountId(uuid()), currency, AccountClass.INCOME));
            accounts.add(OpenAccount.forBank(new AccountId(uuid()), currency, AccountClass.ASSET));
        }
    }

    List<Step> take(int count) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            steps.add(step());
        }
        return steps;
    }

    private Step step() {
        int dice = random.nextInt(100);
        if (dice < 35) {
            return post(transfer());
        } else if (dice < 45) {
            return post(exchange());
        } else if (dice < 60) {
            return post(withHolds());
        } else if (dice < 68) {
            return undo();
        } else if (dice < 78 && !requests.isEmpty()) {
            return new Post(anyRequest());
        } else if (dice < 82 && !requests.isEmpty()) {
            return new Post(otherContent(anyRequest()));
        } else if (dice < 90) {
            return new ChangeState(any().id(), anyState());
        } else if (dice < 95) {
            int seconds = random.nextInt(1, 60);
            now = now.plusSeconds(seconds);
            return new Wait(seconds);
        }
        return post(funding());
    }

    private Post post(PostRequest request) {
        requests.add(request);
        return new Post(request);
    }

    private PostRequest transfer() {
        OpenAccount payer = any();
        OpenAccount payee = random.nextInt(10) == 0 ? any() : anyOf(payer.currency());
        long amount = random.nextLong(1, 400);
        long fee = random.nextInt(3) == 0 ? random.nextLong(1, 20) : 0;
        Force force = random.nextInt(20) == 0 ? Force.FORCED : Force.NORMAL;
        List<Leg> legs = new ArrayList<>();
        legs.add(new Leg(payer.id(), -amount, TextCode.PRINCIPAL, force));
        if (fee > 0) {
            legs.add(new Leg(payer.id(), -fee, TextCode.FEE, force));
            legs.add(Leg.of(bank(payer.currency()).id(), fee, TextCode.FEE));
        }
        legs.add(Leg.of(payee.id(), amount, TextCode.PRINCIPAL));
        if (random.nextInt(40) == 0) {
            legs.add(Leg.of(new AccountId(uuid()), 1, TextCode.FEE));
            legs.add(Leg.of(payer.id(), -1, TextCode.FEE));
        }
        return request(EntryKind.TRANSFER_INTERNAL, legs, List.of());
    }

    private PostRequest funding() {
        OpenAccount account = any();
        long amount = random.nextLong(500, 3_000);
        return request(
                EntryKind.CASH_IN,
                List.of(
                        Leg.of(bank(account.currency()).id(), -amount, TextCode.CASH),
                        Leg.of(account.id(), amount, TextCode.CASH)),
                List.of());
    }

    private PostRequest exchange() {
        long sold = random.nextLong(1, 100);
        long bought = random.nextLong(1, 4_000);
        return request(
                EntryKind.EXCHANGE,
                List.of(
                        Leg.of(anyOf("EUR").id(), -sold, TextCode.EXCHANGE),
                        Leg.of(bank("EUR").id(), sold, TextCode.EXCHANGE),
                        Leg.of(bank("UAH").id(), -bought, TextCode.EXCHANGE),
                        Leg.of(anyOf("UAH").id(), bought, TextCode.EXCHANGE)),
                List.of());
    }

    private PostRequest withHolds() {
        if (holds.isEmpty() || random.nextInt(3) == 0) {
            Create create =
                    new Create(
                            new HoldId(uuid()),
                            any().id(),
                            random.nextLong(1, 300),
                            random.nextBoolean() ? null : now.plusSeconds(random.nextInt(1, 90)));
            holds.add(create);
            return request(EntryKind.HOLD, List.of(), List.of(create));
        }
        Create hold = holds.get(random.nextInt(holds.size()));
        int dice = random.nextInt(4);
        if (dice == 0) {
            return request(EntryKind.HOLD, List.of(), List.of(new Release(hold.hold())));
        } else if (dice == 1) {
            return request(EntryKind.HOLD, List.of(), List.of(new Expire(hold.hold())));
        }
        long captured = random.nextLong(1, hold.amountMinor() + 20);
        long more = random.nextInt(3) == 0 ? random.nextLong(1, 100) : 0;
        Remainder rest = random.nextBoolean() ? Remainder.KEEP : Remainder.RELEASE;
        OpenAccount payer =
                accounts.stream()
                        .filter(account -> account.id().equals(hold.account()))
                        .findFirst()
                        .orElseThrow();
        return request(
                EntryKind.CARD_PAYMENT,
                List.of(
                        Leg.of(payer.id(), -captured - more, TextCode.PRINCIPAL),
                        Leg.of(bank(payer.currency()).id(), captured + more, TextCode.PRINCIPAL)),
                List.of(new Capture(hold.hold(), captured, rest)));
    }

    private Step undo() {
        if (requests.isEmpty()) {
            return new Wait(1);
        }
        RequestKey original =
                undone.isEmpty() || random.nextInt(4) > 0
                        ? anyRequest().key()
                        : undone.get(random.nextInt(undone.size()));
        Undo undo = new Undo(new RequestKey(LedgerFixture.CLIENT, uuid()), original);
        undone.add(undo.key());
        return undo;
    }

    private static PostRequest otherContent(PostRequest request) {
        return PostRequest.of(
                        request.key(),
                        Fingerprint.of("other " + request.key()),
                        request.kind(),
                        "other",
                        request.legs())
                .withHolds(request.holdOperations());
    }

    private PostRequest request(
            EntryKind kind, List<Leg> legs, List<HoldOperation> holdOperations) {
        RequestKey key = new RequestKey(LedgerFixture.CLIENT, uuid());
        return PostRequest.of(
                        key, Fingerprint.of(key + " " + legs), kind, "Nr. " + requests.size(), legs)
                .withHolds(holdOperations);
    }

    private PostRequest anyRequest() {
        return requests.get(random.nextInt(requests.size()));
    }

    private AccountState anyState() {
        return random.nextInt(3) > 0
                ? AccountState.OPEN
                : AccountState.values()[random.nextInt(AccountState.values().length)];
    }

    private OpenAccount any() {
        return accounts.get(random.nextInt(accounts.size()));
    }

    private OpenAccount anyOf(String currency) {
        List<OpenAccount> same =
                accounts.stream().filter(account -> account.currency().equals(currency)).toList();
        return same.get(random.nextInt(same.size()));
    }

    private OpenAccount bank(String currency) {
        return accounts.stream()
                .filter(account -> account.currency().equals(currency))
                .filter(account -> account.accountClass() == AccountClass.ASSET)
                .findFirst()
                .orElseThrow();
    }

    private UUID uuid() {
        return new UUID(
                (random.nextLong() & ~0xF000L) | 0x7000L,
                (random.nextLong() >>> 2) | Long.MIN_VALUE);
    }
}
