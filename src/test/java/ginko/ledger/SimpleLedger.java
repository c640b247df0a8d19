package ginko.ledger;

import ginko.kernel.AccountId;
import ginko.kernel.HoldId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A second ledger, as simple as can be, to compare the real one with. It shares no code with it:
/// it changes its numbers at once and goes back to a copy when something does not fit. Outcomes are
/// words.
final class SimpleLedger {

    record Account(String currency, long floor, long ceiling) {}

    static final class Numbers {
        final Map<AccountId, Long> booked = new HashMap<>();
        final Map<HoldId, Long> kept = new HashMap<>();
        final Map<HoldId, AccountId> holder = new HashMap<>();
        final Map<HoldId, Instant> until = new HashMap<>();
        final Map<HoldId, Long> created = new HashMap<>();
        final Map<HoldId, Long> captured = new HashMap<>();
        final Map<HoldId, Long> returned = new HashMap<>();
        final Map<AccountId, Long> cover = new HashMap<>();

        Numbers copy() {
            Numbers copy = new Numbers();
            copy.booked.putAll(booked);
            copy.kept.putAll(kept);
            copy.holder.putAll(holder);
            copy.until.putAll(until);
            copy.created.putAll(created);
            copy.captured.putAll(captured);
            copy.returned.putAll(returned);
            return copy;
        }

        long held(AccountId account) {
            long held = cover.getOrDefault(account, 0L);
            for (Map.Entry<HoldId, Long> hold : kept.entrySet()) {
                if (account.equals(holder.get(hold.getKey()))) {
                    held += hold.getValue();
                }
            }
            return held;
        }
    }

    private static final class No extends RuntimeException {
        private final String word;
        private final boolean sticky;

        No(String word, boolean sticky) {
            super(word, null, false, false);
            this.word = word;
            this.sticky = sticky;
        }
    }

    private final Map<AccountId, Account> accounts = new TreeMap<>();
    private final Map<AccountId, String> states = new HashMap<>();
    private final Map<RequestKey, String> contents = new HashMap<>();
    private final Map<RequestKey, String> words = new HashMap<>();
    private final Map<RequestKey, PostRequest> posted = new HashMap<>();
    private final Map<RequestKey, Boolean> reversed = new HashMap<>();
    private Numbers numbers = new Numbers();
    private long positions;

    void open(AccountId id, String currency, long floor, long ceiling) {
        accounts.put(id, new Account(currency, floor, ceiling));
        states.put(id, "OPEN");
        numbers.booked.put(id, 0L);
    }

    String changeState(AccountId id, String state) {
        String before = Objects.requireNonNull(states.get(id));
        if (before.equals(state)) {
            return "done";
        }
        if (before.equals("CLOSED")) {
            return "ACCOUNT_CLOSED";
        }
        if (state.equals("CLOSED") && numbers.held(id) != 0) {
            return "ACCOUNT_HAS_HOLDS";
        }
        if (state.equals("CLOSED") && booked(id) != 0) {
            return "ACCOUNT_NOT_EMPTY";
        }
        states.put(id, state);
        return "done";
    }

    /// @param original the key of the request whose entry this one undoes
    String post(PostRequest request, @Nullable RequestKey original, Instant now) {
        RequestKey key = request.key();
        if (words.containsKey(key)) {
            return request.fingerprint().hex().equals(contents.get(key))
                    ? "replayed " + words.get(key)
                    : "key reused";
        }
        Numbers before = numbers.copy();
        String word;
        try {
            word = decide(request, original, now);
        } catch (No no) {
            numbers = before;
            word = no.word;
            if (!no.sticky) {
                return word;
            }
        }
        contents.put(key, request.fingerprint().hex());
        words.put(key, word);
        return word;
    }

    private String decide(PostRequest request, @Nullable RequestKey original, Instant now) {
        for (HoldOperation operation : request.holdOperations()) {
            if (operation instanceof HoldOperation.Create create && create.expiresAt() != null) {
                demand(now.isBefore(create.expiresAt()), "HOLD_ALREADY_OVER", false);
            }
        }
        for (Leg leg : request.legs()) {
            demand(accounts.containsKey(leg.account()), "UNKNOWN_ACCOUNT", false);
        }
        for (HoldOperation operation : request.holdOperations()) {
            boolean exists = numbers.created.containsKey(operation.hold());
            if (operation instanceof HoldOperation.Create) {
                demand(!exists, "HOLD_EXISTS", false);
            } else {
                demand(exists, "UNKNOWN_HOLD", false);
            }
        }
        List<AccountId> taking = new ArrayList<>();
        List<AccountId> all = new ArrayList<>();
        for (HoldOperation operation : request.holdOperations()) {
            if (operation instanceof HoldOperation.Create create) {
                taking.add(create.account());
                all.add(create.account());
            }
        }
        for (Leg leg : request.legs()) {
            all.add(leg.account());
        }
        for (AccountId id : all) {
            demand(!"CLOSED".equals(states.get(id)), "ACCOUNT_CLOSED", true);
        }
        for (AccountId id : taking) {
            demand(mayDebit(id), "ACCOUNT_BLOCKED", true);
        }
        Map<String, Long> sums = new HashMap<>();
        for (Leg leg : request.legs()) {
            boolean may =
                    leg.amountMinor() < 0 ? mayDebit(leg.account()) : mayCredit(leg.account());
            demand(may, "ACCOUNT_BLOCKED", true);
            sums.merge(account(leg.account()).currency(), leg.amountMinor(), Long::sum);
        }
        demand(sums.values().stream().allMatch(s -> s == 0), "CURRENCY_MISMATCH", true);
        if (original != null) {
            PostRequest undone = Objects.requireNonNull(posted.get(original));
            demand(undone.reverses() == null, "REVERSAL_OF_REVERSAL", true);
            demand(!reversed.containsKey(original), "ALREADY_REVERSED", true);
        }
        numbers.cover.clear();
        for (HoldOperation operation : request.holdOperations()) {
            hold(operation, now);
        }
        for (Leg leg : request.legs()) {
            leg(leg);
        }
        if (request.legs().isEmpty()) {
            return "holds changed";
        }
        positions++;
        posted.put(request.key(), request);
        if (original != null) {
            reversed.put(original, true);
        }
        return "posted " + positions;
    }

    private void hold(HoldOperation operation, Instant now) {
        HoldId id = operation.hold();
        if (operation instanceof HoldOperation.Create create) {
            long amount = create.amountMinor();
            demand(amount <= available(create.account()), "INSUFFICIENT_FUNDS", true);
            numbers.holder.put(id, create.account());
            numbers.created.put(id, amount);
            numbers.kept.put(id, amount);
            if (create.expiresAt() != null) {
                numbers.until.put(id, create.expiresAt());
            }
            return;
        }
        Long kept = numbers.kept.get(id);
        Instant until = numbers.until.get(id);
        boolean overdue = until != null && !now.isBefore(until);
        boolean captures = operation instanceof HoldOperation.Capture;
        if (kept == null || (captures && overdue)) {
            throw new No("HOLD_NOT_ACTIVE", true);
        }
        demand(!(operation instanceof HoldOperation.Expire) || overdue, "HOLD_NOT_DUE", false);
        long taken = 0;
        if (operation instanceof HoldOperation.Capture capture) {
            taken = capture.amountMinor();
            demand(taken <= kept, "HOLD_TOO_SMALL", true);
            numbers.captured.merge(id, taken, Long::sum);
            numbers.cover.merge(Objects.requireNonNull(numbers.holder.get(id)), taken, Long::sum);
            if (capture.remainder() == HoldOperation.Remainder.KEEP && taken < kept) {
                numbers.kept.put(id, kept - taken);
                return;
            }
        }
        numbers.returned.put(id, kept - taken);
        numbers.kept.remove(id);
    }

    private void leg(Leg leg) {
        AccountId id = leg.account();
        boolean free = leg.force() == Force.FORCED;
        if (leg.amountMinor() > 0) {
            demand(
                    free || booked(id) + leg.amountMinor() <= account(id).ceiling(),
                    "CEILING_EXCEEDED",
                    true);
        } else {
            long need = -leg.amountMinor();
            long fromCover = Math.min(need, numbers.cover.getOrDefault(id, 0L));
            demand(
                    free || need == fromCover || need - fromCover <= available(id),
                    "INSUFFICIENT_FUNDS",
                    true);
            numbers.cover.merge(id, -fromCover, Long::sum);
        }
        numbers.booked.put(id, booked(id) + leg.amountMinor());
    }

    private static void demand(boolean holds, String word, boolean sticky) {
        if (!holds) {
            throw new No(word, sticky);
        }
    }

    private Account account(AccountId id) {
        return Objects.requireNonNull(accounts.get(id));
    }

    private boolean mayDebit(AccountId id) {
        return List.of("OPEN", "CREDIT_BLOCKED").contains(states.get(id));
    }

    private boolean mayCredit(AccountId id) {
        return List.of("OPEN", "DEBIT_BLOCKED").contains(states.get(id));
    }

    private long available(AccountId id) {
        return booked(id) - numbers.held(id) - account(id).floor();
    }

    private long booked(AccountId id) {
        return Objects.requireNonNull(numbers.booked.get(id));
    }

    boolean isPosted(RequestKey key) {
        return posted.containsKey(key);
    }

    boolean isAnswered(RequestKey key) {
        return words.containsKey(key);
    }

    long positions() {
        return positions;
    }

    /// Booked and held of every account, in the order of ids.
    List<String> balances() {
        return accounts.keySet().stream()
                .map(id -> id + " " + booked(id) + " " + numbers.held(id) + " " + states.get(id))
                .toList();
    }

    /// Each hold splits without rest into what is kept, captured and returned.
    boolean holdsAddUp() {
        return numbers.created.entrySet().stream()
                .allMatch(hold ->
                        hold.getValue()
                                == numbers.kept.getOrDefault(hold.getKey(), 0L)
                                        + numbers.captured.getOrDefault(hold.getKey(), 0L)
                                        + numbers.returned.getOrDefault(hold.getKey(), 0L));
    }
}
