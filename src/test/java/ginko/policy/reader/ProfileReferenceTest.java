package ginko.policy.reader;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.policy.BankService;
import ginko.policy.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The reference explains exactly the keys the reader knows.
class ProfileReferenceTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| (.+) \\|$");

    private static String reference() throws IOException {
        return Files.readString(Path.of("docs/reference/profile.md"));
    }

    private static Set<String> explained(String text) {
        Set<String> keys = new TreeSet<>();
        ROW.matcher(text).results().forEach(row -> keys.add(row.group(1)));
        return keys;
    }

    @Test
    void explainsEveryKeyAndNoOther() throws IOException {
        Set<String> known = new TreeSet<>();
        for (String name : ShippedProfilesTest.NAMES) {
            known.addAll(ProfileReader.keys(ProfileSource.shipped(name).orElseThrow()));
        }
        Set<String> explained = explained(reference());
        explained.removeIf(key -> key.startsWith("ginko.") || key.matches("[A-Z_]+"));

        assertThat(explained).isEqualTo(known);
    }

    @Test
    void namesEveryFeatureServiceAndProfile() throws IOException {
        String text = reference();
        Set<String> features = explained(text);
        features.removeIf(key -> !key.matches("[A-Z_]+"));

        assertThat(features)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Feature.values()).map(Feature::name).toList());
        for (BankService service : BankService.values()) {
            assertThat(text).contains("`" + service + "`");
        }
        for (String name : ShippedProfilesTest.NAMES) {
            assertThat(text).contains("`" + name + "`");
        }
    }
}
