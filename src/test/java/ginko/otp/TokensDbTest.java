package ginko.otp;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.testing.BankTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class TokensDbTest extends BankTest {

    private static final byte[] SEED = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @Autowired private Tokens tokens;

    private LoginId withToken() {
        LoginId login = bank.person().login().id();
        tokens.register(login, "GT-" + login.value().toString().substring(24), SEED, "test");
        return login;
    }

    /// RFC 6238 appendix B, SHA-1; six digits are the last six of its eight.
    @ParameterizedTest
    @CsvSource({
        "59, 287082", "1111111109, 081804", "1111111111, 050471",
        "1234567890, 005924", "2000000000, 279037", "20000000000, 353130"
    })
    void showsTheCodesOfTheStandard(long second, String code) {
        assertThat(tokens.codeAt(SEED, Instant.ofEpochSecond(second))).isEqualTo(code);
    }

    @Test
    void acceptsACodeOnceUnderManyParallelTries() throws Exception {
        LoginId login = withToken();
        Masked code = new Masked(tokens.codeAt(SEED, clock.instant()));

        List<CodeOutcome> outcomes = new ArrayList<>();
        try (var callers = Executors.newFixedThreadPool(16)) {
            List<Future<CodeOutcome>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                answers.add(callers.submit(() -> tokens.verify(login, code)));
            }
            for (Future<CodeOutcome> answer : answers) {
                outcomes.add(answer.get());
            }
        }

        assertThat(outcomes.stream().filter(CodeOutcome.Accepted.class::isInstance)).hasSize(1);
    }

    @Test
    void acceptsNeighbouringStepsButNoOlderOneAfterwards() {
        LoginId login = withToken();
        String before = tokens.codeAt(SEED, clock.instant().minusSeconds(30));
        String after = tokens.codeAt(SEED, clock.instant().plusSeconds(30));

        assertThat(tokens.verify(login, new Masked(after))).isEqualTo(new CodeOutcome.Accepted());
        assertThat(tokens.verify(login, new Masked(before)))
                .isInstanceOf(CodeOutcome.Refused.class);
        clock.advance(Duration.ofSeconds(60));
        assertThat(tokens.verify(login, new Masked(tokens.codeAt(SEED, clock.instant()))))
                .isEqualTo(new CodeOutcome.Accepted());
    }

    @Test
    void locksTheDeviceAfterTenWrongCodesInARow() {
        LoginId login = withToken();

        CodeOutcome last = new CodeOutcome.Accepted();
        for (int i = 0; i < 10; i++) {
            last = tokens.verify(login, new Masked("00000x"));
        }

        assertThat(last).isEqualTo(new CodeOutcome.Refused(CodeRefusal.TOKEN_LOCKED, 0));
        assertThat(tokens.verify(login, new Masked(tokens.codeAt(SEED, clock.instant()))))
                .isEqualTo(new CodeOutcome.Refused(CodeRefusal.TOKEN_LOCKED, 0));
    }

    @Test
    void aRightCodeForgivesTheWrongOnesBefore() {
        LoginId login = withToken();

        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 9; i++) {
                assertThat(tokens.verify(login, new Masked("00000x")))
                        .isEqualTo(new CodeOutcome.Refused(CodeRefusal.TOKEN_CODE_WRONG, 9 - i));
            }
            clock.advance(Duration.ofSeconds(30));
            assertThat(tokens.verify(login, new Masked(tokens.codeAt(SEED, clock.instant()))))
                    .isEqualTo(new CodeOutcome.Accepted());
        }
    }

    @Test
    void followsADeviceWhoseClockRunsAway() {
        LoginId login = withToken();

        for (int drift = 1; drift <= 8; drift++) {
            clock.advance(Duration.ofHours(1));
            Instant shown = clock.instant().plusSeconds(30L * drift);
            assertThat(tokens.verify(login, new Masked(tokens.codeAt(SEED, shown))))
                    .as("drift of %s steps", drift)
                    .isEqualTo(new CodeOutcome.Accepted());
        }
    }

    /// The codes come from the OATH Toolkit, an implementation of its own.
    @ParameterizedTest
    @CsvSource({"0, true", "30, true", "-30, true", "90, false", "-90, false"})
    void acceptsWhatAnotherProgramShowsOneStepAwayAndRefusesThreeStepsAway(
            int seconds, boolean isAccepted) throws Exception {
        LoginId login = withToken();
        String now = clock.instant().plusSeconds(seconds).toString().replace("T", " ");
        Process process =
                new ProcessBuilder(
                                "oathtool",
                                "--totp=sha1",
                                "--digits=6",
                                "--now",
                                now.replace("Z", " UTC"),
                                HexFormat.of().formatHex(SEED))
                        .start();
        String code =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                        .strip();
        assertThat(process.waitFor()).isZero();

        assertThat(tokens.verify(login, new Masked(code)) instanceof CodeOutcome.Accepted)
                .isEqualTo(isAccepted);
    }

    @Test
    void readsDigitsOfAnyScriptAndIgnoresSpaces() {
        LoginId login = withToken();
        String code = tokens.codeAt(SEED, clock.instant());
        StringBuilder persian = new StringBuilder();
        code.chars().forEach(c -> persian.append((char) ('۰' + c - '0')));

        assertThat(tokens.verify(login, new Masked(persian.insert(3, ' ').toString())))
                .isEqualTo(new CodeOutcome.Accepted());
    }
}
