package ginko.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The targets of the fuzzer under the committed collection and under random changes of it. The
/// system property `ginko.seed` repeats a run.
class FuzzTargetsTest {

    private static final int CHANGES = 20_000;
    private static final int LONGEST = 600;

    private final long seed = Long.getLong("ginko.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void readsBillsWhateverTheyAre() throws IOException {
        attack("bill", BillTarget::fuzzerTestOneInput);
    }

    @Test
    void readsFilesOfTheSwitchWhateverTheyAre() throws IOException {
        attack("settlement-file", SettlementFileTarget::fuzzerTestOneInput);
    }

    @Test
    void readsMessagesOfTheSwitchWhateverTheyAre() throws IOException {
        attack("iso-message", IsoMessageTarget::fuzzerTestOneInput);
    }

    private void attack(String name, Consumer<byte[]> target) throws IOException {
        List<byte[]> collection = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/fuzz", name))) {
            for (Path file : files.sorted().toList()) {
                collection.add(Files.readAllBytes(file));
            }
        }
        for (byte[] each : collection) {
            shoot(target, each);
        }
        for (int i = 0; i < CHANGES; i++) {
            shoot(target, changed(collection.get(random.nextInt(collection.size()))));
        }
    }

    private void shoot(Consumer<byte[]> target, byte[] octets) {
        try {
            target.accept(octets);
        } catch (RuntimeException | AssertionError broken) {
            throw new AssertionError(
                    "ginko.seed=" + seed + " octets=" + Arrays.toString(octets), broken);
        }
    }

    private byte[] changed(byte[] octets) {
        byte[] changed = Arrays.copyOf(octets, Math.min(octets.length, LONGEST));
        for (int i = random.nextInt(1, 6); i > 0 && changed.length > 0; i--) {
            int at = random.nextInt(changed.length);
            switch (random.nextInt(4)) {
                case 0 -> changed[at] = (byte) random.nextInt(256);
                case 1 -> changed[at] = (byte) ('0' + random.nextInt(10));
                case 2 -> changed = Arrays.copyOf(changed, at);
                default -> changed = doubled(changed, at);
            }
        }
        return changed;
    }

    private static byte[] doubled(byte[] octets, int at) {
        byte[] longer = Arrays.copyOf(octets, octets.length + octets.length - at);
        System.arraycopy(octets, at, longer, octets.length, octets.length - at);
        return longer;
    }
}
