package ginko.simulator;

import ginko.simulator.Tables.Word;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One program: takes what is queued, and goes through its transaction step by step. It can end or
/// lose its connection between any two steps.
final class Node {

    private static final int BATCH_MAX = 6;

    private enum Step {
        IDLE,
        TAKEN,
        LOCKED,
        LOADED,
        DECIDED,
        STORED,
        COMMITTED
    }

    private final Simulation world;
    private final Deque<Client.Copy> queue = new ArrayDeque<>();
    private final List<Client.Copy> batch = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private Step step = Step.IDLE;
    private @Nullable Tables early;
    private @Nullable Batch transaction;
    private @Nullable Tables written;

    Node(Simulation world) {
        this.world = world;
    }

    void submit(Client.Copy copy) {
        queue.add(copy);
    }

    boolean isIdle() {
        return step == Step.IDLE && queue.isEmpty();
    }

    void go() {
        switch (step) {
            case IDLE -> take();
            case TAKEN -> lock();
            case LOCKED -> load();
            case LOADED -> decide();
            case DECIDED -> store();
            case STORED -> commit();
            case COMMITTED -> answer();
        }
    }

    private void take() {
        while (!queue.isEmpty() && batch.size() < BATCH_MAX) {
            batch.add(queue.remove());
        }
        if (batch.isEmpty()) {
            return;
        }
        if (new HashSet<>(commands()).size() < batch.size()) {
            world.seen(Seen.SAME_COMMAND_TWICE_IN_A_BATCH);
        }
        early = world.tables();
        step = Step.TAKEN;
    }

    private List<Command> commands() {
        return batch.stream().map(Client.Copy::command).toList();
    }

    private void lock() {
        if (world.lock(this)) {
            step = Step.LOCKED;
        } else {
            world.seen(Seen.WAITED_FOR_THE_LOCK);
        }
    }

    private void load() {
        Tables committed = world.tables();
        Tables limits =
                world.plant() == Plant.LIMIT_READ_WITHOUT_LOCK && early != null ? early : committed;
        transaction = new Batch(world.plant(), committed, limits, commands(), world.now());
        step = Step.LOADED;
    }

    private void decide() {
        Batch open = transaction();
        words.clear();
        for (Command command : commands()) {
            boolean known = world.tables().done().contains(command.key());
            Word word = open.decide(command);
            words.add(word);
            world.seen(word, known);
        }
        step = Step.DECIDED;
    }

    private Batch transaction() {
        return java.util.Objects.requireNonNull(transaction);
    }

    private void store() {
        written = transaction().after();
        step = Step.STORED;
        if (world.plant() == Plant.ANSWER_BEFORE_COMMIT) {
            tell();
        }
    }

    private void commit() {
        switch (world.fateOfCommit()) {
            case DONE -> {
                world.commit(this, java.util.Objects.requireNonNull(written));
                step = Step.COMMITTED;
            }
            case DONE_UNSEEN -> {
                world.commit(this, java.util.Objects.requireNonNull(written));
                world.seen(Seen.COMMIT_UNSEEN);
                startOver();
            }
            case FAILED -> {
                world.seen(Seen.COMMIT_FAILED);
                startOver();
            }
        }
    }

    private void answer() {
        if (world.plant() != Plant.ANSWER_BEFORE_COMMIT) {
            tell();
        }
        batch.clear();
        step = Step.IDLE;
    }

    private void tell() {
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).answer(words.get(i));
        }
    }

    /// The connection is gone: the transaction is rolled back, the same batch starts again.
    void loseConnection() {
        if (step != Step.IDLE && step != Step.COMMITTED) {
            startOver();
        }
    }

    private void startOver() {
        world.unlock(this);
        transaction = null;
        written = null;
        early = world.tables();
        step = Step.TAKEN;
    }

    /// `kill -9`; the next start knows nothing.
    void crash() {
        seenCrash();
        world.unlock(this);
        batch.forEach(Client.Copy::silence);
        queue.forEach(Client.Copy::silence);
        batch.clear();
        queue.clear();
        transaction = null;
        written = null;
        step = Step.IDLE;
    }

    private void seenCrash() {
        switch (step) {
            case IDLE -> {}
            case TAKEN -> world.seen(Seen.CRASH_BEFORE_LOCK);
            case LOCKED -> world.seen(Seen.CRASH_AFTER_LOCK);
            case LOADED -> world.seen(Seen.CRASH_AFTER_LOAD);
            case DECIDED -> world.seen(Seen.CRASH_AFTER_DECIDE);
            case STORED -> world.seen(Seen.CRASH_AFTER_STORE);
            case COMMITTED -> world.seen(Seen.CRASH_AFTER_COMMIT);
        }
    }
}
