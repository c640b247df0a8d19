package ginko.otp;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.testing.BankTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<CodeOutcome>> answers = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
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

        assertThat(last).isEqualTo(new CodeOutcome.Refused(CodeRefusal.CODE_TRIES_USED_UP, 0));
        assertThat(tokens.verify(login, new Masked(tokens.codeAt(SEED, clock.instant()))))
                .isEqualTo(new CodeOutcome.Refused(CodeRefusal.CODE_NOT_ASKED, 0));
    }
}
