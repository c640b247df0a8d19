package ginko.operator;

import ginko.pauses.Pause;
import ginko.pauses.PauseReason;
import ginko.pauses.Pauses;
import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The commands that stop the internet bank for a while. Times are those of the bank.
record PauseCommands(Pauses pauses, ZoneId zone, String actor, PrintStream out) {

    /// @return whether it was done
    boolean run(List<String> words) {
        return words.size() == 1 ? resume() : pause(words.get(1), words.get(2), words.get(3));
    }

    private boolean pause(String reason, String from, String until) {
        Optional<PauseReason> known =
                Arrays.stream(PauseReason.values())
                        .filter(each -> each.name().equals(reason))
                        .findFirst();
        if (known.isEmpty()) {
            out.println("The reasons are " + Arrays.toString(PauseReason.values()) + ".");
            return false;
        }
        Optional<Instant> start = from.equals("now") ? Optional.of(Instant.EPOCH) : time(from);
        Optional<Instant> end = time(until);
        if (start.isEmpty() || end.isEmpty()) {
            out.println("Times are written 2026-11-30T01:00, in the time zone " + zone + ".");
            return false;
        }
        Optional<Pause> pause = pauses.announce(known.get(), start.get(), end.get(), actor);
        out.println(
                pause.map(made ->
                                "The internet bank stands still from %s to %s (%s)."
                                        .formatted(local(made.from()), local(made.until()), zone))
                        .orElse("The pause must end after it begins, and not lie behind."));
        return pause.isPresent();
    }

    private boolean resume() {
        int ended = pauses.callOff(actor);
        out.println(ended == 0 ? "There was no pause." : "Pauses called off: " + ended + ".");
        return ended > 0;
    }

    private Optional<Instant> time(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text).atZone(zone).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone);
    }
}
