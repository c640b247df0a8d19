package ginko.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Runs the simulated bank with many seeds. The system property `ginko.simulator.seed` repeats one
/// run, `ginko.simulator.runs` sets their number.
class SimulatorTest {

    private static final int RUNS = Integer.getInteger("ginko.simulator.runs", 2_000);
    private static final int RUNS_TO_MEET_ALL = 1_000;
    private static final int TRIES_TO_FIND_A_PLANT = 2_000;

    @Test
    void neitherLosesNorDoublesAnythingWhateverBreaks() {
        Long wanted = Long.getLong("ginko.simulator.seed");
        long first = new Random().nextLong();
        Map<Seen, Integer> seen = new EnumMap<>(Seen.class);
        for (int i = 0; i < (wanted == null ? RUNS : 1); i++) {
            long seed = wanted == null ? first + i : wanted;
            Simulation simulation = new Simulation(Plant.NONE, seed);
            assertThat(simulation.run()).as("ginko.simulator.seed=" + seed).isEmpty();
            simulation.seen().forEach((moment, times) -> seen.merge(moment, times, Integer::sum));
        }
        System.getLogger(SimulatorTest.class.getName())
                .log(System.Logger.Level.INFO, "first seed " + first + ", met " + seen);
        if (wanted == null && RUNS >= RUNS_TO_MEET_ALL) {
            assertThat(EnumSet.complementOf(EnumSet.copyOf(seen.keySet())))
                    .as("moments never met from seed " + first)
                    .isEmpty();
        }
    }

    /// A simulator is worth what it finds.
    @ParameterizedTest
    @EnumSource(value = Plant.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void findsAPlantedMistake(Plant plant) {
        for (int seed = 1; seed <= TRIES_TO_FIND_A_PLANT; seed++) {
            List<String> faults = new Simulation(plant, seed).run();
            if (!faults.isEmpty()) {
                System.getLogger(SimulatorTest.class.getName())
                        .log(
                                System.Logger.Level.INFO,
                                plant + " found with seed " + seed + ": " + faults.getFirst());
                return;
            }
        }
        throw new AssertionError(plant + " was not found");
    }
}
