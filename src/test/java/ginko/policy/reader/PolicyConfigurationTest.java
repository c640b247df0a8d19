package ginko.policy.reader;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.policy.BankProfile;
import ginko.policy.InvalidProfileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;

class PolicyConfigurationTest {

    private final ApplicationContextRunner start =
            new ApplicationContextRunner().withUserConfiguration(PolicyConfiguration.class);

    @Test
    void bindsTheDemoBankUnlessToldOtherwise() {
        start.run(
                context -> assertThat(context.getBean(BankProfile.class).name()).isEqualTo("demo"));
    }

    @Test
    void bindsTheShippedProfileNamed() {
        start.withPropertyValues("ginko.profile=personal-jp")
                .run(context ->
                        assertThat(context.getBean(BankProfile.class).name())
                                .isEqualTo("personal-jp"));
    }

    @Test
    void aFileOfTheOperatorWins(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("my-bank.yaml");
        Files.writeString(file, ProfileSource.shipped("retail").orElseThrow().text());

        start.withPropertyValues("ginko.profile=personal-jp", "ginko.profile-file=" + file)
                .run(context ->
                        assertThat(context.getBean(BankProfile.class).name()).isEqualTo("my-bank"));
    }

    @Test
    void doesNotStartWithAnUnknownProfile() {
        start.withPropertyValues("ginko.profile=../etc/passwd")
                .run(context ->
                        assertThat(context.getStartupFailure())
                                .rootCause()
                                .isInstanceOf(InvalidProfileException.class)
                                .hasMessageContaining("there is no profile of this name"));
    }

    @Test
    void doesNotStartWithAFileThatCannotBeRead() {
        start.withPropertyValues("ginko.profile-file=/nowhere/bank.yaml")
                .run(context ->
                        assertThat(context.getStartupFailure())
                                .rootCause()
                                .hasMessageContaining("the file cannot be read"));
    }

    @Test
    void tellsTheOperatorWhatToCorrect(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("my-bank.yaml");
        String text = ProfileSource.shipped("retail").orElseThrow().text();
        Files.writeString(file, text.replace("warn-before: 60 s", "warn-before: 59 min"));

        start.withPropertyValues("ginko.profile-file=" + file)
                .run(context -> {
                    FailureAnalysis analysis =
                            analyze(Objects.requireNonNull(context.getStartupFailure()));
                    assertThat(analysis.getDescription())
                            .contains(file + ":")
                            .contains("sessions.warn-before: must be shorter than idle");
                    assertThat(analysis.getAction()).contains("profile.md");
                });
    }

    /// Finds the analyzer the way the program does; those of others need more to be made.
    private static FailureAnalysis analyze(Throwable failure) {
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, (type, name, unavailable) -> {})
                .stream()
                .filter(InvalidProfileFailureAnalyzer.class::isInstance)
                .map(analyzer -> Objects.requireNonNull(analyzer.analyze(failure)))
                .findFirst()
                .orElseThrow();
    }
}
