package ginko.ledger;

import ginko.kernel.EntryId;
import ginko.kernel.Fingerprint;
import ginko.ledger.RandomSteps.ChangeState;
import ginko.ledger.RandomSteps.Post;
import ginko.ledger.RandomSteps.Step;
import ginko.ledger.RandomSteps.Undo;
import ginko.ledger.RandomSteps.Wait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Runs the same steps through the simple ledger, one by one, and through a real one, in batches of
/// random sizes, and compares every outcome and the final balances.
final class ModelRun {

    /// The ledger to compare with: it decides a batch and changes accounts.
    interface Subject {
        void open(List<OpenAccount> accounts);

        List<PostOutcome> post(List<PostRequest> batch, Instant now);

        Optional<LedgerRefusal> changeState(ChangeState change, Instant now);

        List<String> balances();
    }

    private record Pending(PostRequest request, @Nullable RequestKey original) {}

    private final Subject subject;
    private final SimpleLedger model = new SimpleLedger();
    private final SplittableRandom sizes;
    private final Map<RequestKey, EntryId> entries = new HashMap<>();
    private final Map<RequestKey, PostRequest> sent = new HashMap<>();
    private final List<Pending> batch = new ArrayList<>();
    private Instant now;
    private int batchSize = 1;

    ModelRun(Subject subject, long seed, Instant start) {
        this.subject = subject;
        this.sizes = new SplittableRandom(seed);
        this.now = start;
    }

    SimpleLedger model() {
        return model;
    }

    /// Every request that was sent and whose outcome is remembered.
    List<PostRequest> answered() {
        return sent.values().stream().filter(r -> model.isAnswered(r.key())).toList();
    }

    void run(List<OpenAccount> accounts, List<Step> steps) {
        subject.open(accounts);
        for (OpenAccount account : accounts) {
            model.open(
                    account.id(), account.currency(), account.floorMinor(), account.ceilingMinor());
        }
        for (Step step : steps) {
            switch (step) {
                case Post(PostRequest request) -> add(new Pending(request, null));
                case Undo undo -> undo(undo);
                case ChangeState change -> {
                    flush();
                    String expected = model.changeState(change.account(), change.state().name());
                    String actual = subject.changeState(change, now).map(Enum::name).orElse("done");
                    same(expected, actual, change);
                }
                case Wait(int seconds) -> {
                    flush();
                    now = now.plusSeconds(seconds);
                }
            }
        }
        flush();
        same(model.balances(), subject.balances(), "balances");
        same(true, model.holdsAddUp(), "holds");
    }

    private void undo(Undo undo) {
        flush();
        EntryId entry = entries.get(undo.original());
        PostRequest original = sent.get(undo.original());
        if (entry == null || original == null || !model.isPosted(undo.original())) {
            return;
        }
        List<Leg> legs =
                original.legs().reversed().stream()
                        .map(leg -> Leg.of(leg.account(), -leg.amountMinor(), leg.textCode()))
                        .toList();
        add(
                new Pending(
                        PostRequest.of(
                                        undo.key(),
                                        Fingerprint.of(undo.toString()),
                                        EntryKind.REVERSAL,
                                        "",
                                        legs)
                                .reversing(entry),
                        undo.original()));
    }

    private void add(Pending pending) {
        batch.add(pending);
        if (batch.size() >= batchSize) {
            flush();
        }
    }

    private void flush() {
        List<PostRequest> requests = batch.stream().map(Pending::request).toList();
        if (!requests.isEmpty()) {
            List<PostOutcome> outcomes = subject.post(requests, now);
            same(requests.size(), outcomes.size(), "answers");
            for (int i = 0; i < requests.size(); i++) {
                Pending pending = batch.get(i);
                String expected = model.post(pending.request(), pending.original(), now);
                same(expected, word(outcomes.get(i)), pending.request());
                PostRequest first = sent.putIfAbsent(pending.request().key(), pending.request());
                if (outcomes.get(i)
                        instanceof PostOutcome.Posted(EntryId entry, var seq, var day)) {
                    same(true, first == null || !entries.containsKey(first.key()), "posted once");
                    sent.put(pending.request().key(), pending.request());
                    entries.put(pending.request().key(), entry);
                }
            }
        }
        batch.clear();
        batchSize = sizes.nextInt(1, 25);
    }

    static String word(PostOutcome outcome) {
        return switch (outcome) {
            case PostOutcome.Posted posted -> "posted " + posted.bookSeq();
            case PostOutcome.HoldsChanged changed -> "holds changed";
            case PostOutcome.Replayed(PostOutcome first) -> "replayed " + word(first);
            case PostOutcome.Refused refused -> refused.refusal().name();
            case PostOutcome.KeyReused reused -> "key reused";
            case PostOutcome.Invalid(InvalidRequest reason) -> reason.name();
        };
    }

    private static void same(Object expected, Object actual, Object where) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError(
                    "expected " + expected + " but was " + actual + " at " + where);
        }
    }

    /// The shortest failing part found by leaving out halves, quarters and so on.
    static List<Step> shorten(List<Step> failing, Predicate<List<Step>> fails) {
        List<Step> shortest = failing;
        for (int part = Math.max(1, failing.size() / 2); part > 0; part /= 2) {
            for (int from = 0; from < shortest.size(); ) {
                List<Step> tried = new ArrayList<>(shortest.subList(0, from));
                tried.addAll(
                        shortest.subList(Math.min(from + part, shortest.size()), shortest.size()));
                if (fails.test(tried)) {
                    shortest = tried;
                } else {
                    from += part;
                }
            }
        }
        return shortest;
    }
}
