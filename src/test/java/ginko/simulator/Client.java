package ginko.simulator;

import ginko.simulator.Tables.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One wish and every copy of it that was sent. A client that got no answer sends its wish again,
/// to any node; an impatient one does so while the first copy is still on its way.
final class Client {

    private final Simulation world;
    private final Command command;
    private final List<Copy> copies = new ArrayList<>();

    Client(Simulation world, Command command) {
        this.world = world;
        this.command = command;
    }

    /// One sending of the wish.
    static final class Copy {

        private final Command command;
        private @Nullable Word word;
        private boolean silent;

        Copy(Command command) {
            this.command = command;
        }

        Command command() {
            return command;
        }

        /// The first answer reaches the client; a copy that is answered is over.
        void answer(Word answer) {
            if (word == null && !silent) {
                word = answer;
            }
        }

        void silence() {
            silent = word == null;
        }

        boolean isOpen() {
            return word == null && !silent;
        }
    }

    Command command() {
        return command;
    }

    /// Every key under which the wish was sent; one, if nothing is wrong.
    Stream<UUID> keys() {
        return copies.stream().map(copy -> copy.command().key());
    }

    void send() {
        boolean again = !copies.isEmpty();
        Copy copy =
                new Copy(
                        again && world.plant() == Plant.RETRY_WITHOUT_KEY
                                ? command.withKey(world.uuid())
                                : command);
        if (copies.stream().anyMatch(Copy::isOpen)) {
            world.seen(Seen.SAME_COMMAND_ON_TWO_NODES);
        }
        copies.add(copy);
        world.anyNode().submit(copy);
    }

    boolean isWaiting() {
        return copies.stream().anyMatch(Copy::isOpen);
    }

    boolean isAcknowledged() {
        return copies.stream().anyMatch(copy -> copy.word == Word.DONE);
    }

    /// Every copy was answered, and none was done.
    boolean isRefused() {
        return !copies.isEmpty()
                && copies.stream().allMatch(copy -> copy.word != null && copy.word != Word.DONE);
    }

    boolean wantsToAskAgain() {
        return !isAcknowledged() && !isRefused();
    }
}
