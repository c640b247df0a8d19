package ginko.otp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenLifeTest {

    private static final List<TokenKind> KINDS =
            List.of(TokenKind.HARDWARE, TokenKind.SOFTWARE, TokenKind.DIGITAL);

    @ParameterizedTest
    @EnumSource(TokenState.class)
    void nothingLeadsOutOfAFinalState(TokenState state) {
        for (TokenKind kind : KINDS) {
            boolean leads =
                    TokenLife.of(kind).stream().anyMatch(line -> line.from().contains(state));

            assertThat(state.isFinal() && leads).as("%s %s", kind, state).isFalse();
        }
    }

    @Test
    void everyStateOfAKindIsReachedAndComesToAnEnd() {
        for (TokenKind kind : KINDS) {
            Set<TokenState> reached = EnumSet.of(TokenLife.first(kind).to());
            boolean grows = true;
            while (grows) {
                grows =
                        reached.addAll(
                                TokenLife.of(kind).stream()
                                        .filter(line ->
                                                line.from().stream().anyMatch(reached::contains))
                                        .map(Transition::to)
                                        .collect(Collectors.toSet()));
            }
            for (Transition line : TokenLife.of(kind)) {
                assertThat(reached).as(line.number()).containsAll(line.from());
            }
            for (TokenState state : reached) {
                assertThat(state.isFinal() || canEnd(kind, state))
                        .as("%s %s", kind, state)
                        .isTrue();
            }
        }
    }

    private static boolean canEnd(TokenKind kind, TokenState state) {
        return TokenLife.of(kind).stream()
                .anyMatch(line -> line.from().contains(state) && line.to().isFinal());
    }

    @Test
    void aTriggerDoesOneThingInOneState() {
        for (TokenKind kind : KINDS) {
            List<String> pairs =
                    TokenLife.of(kind).stream()
                            .flatMap(line ->
                                    line.from().stream().map(from -> from + " " + line.trigger()))
                            .toList();

            assertThat(pairs).doesNotHaveDuplicates();
        }
    }

    @Test
    void allLinesHaveNumbersOfTheirOwn() {
        assertThat(KINDS.stream().flatMap(kind -> TokenLife.of(kind).stream()))
                .extracting(Transition::number)
                .hasSize(31)
                .doesNotHaveDuplicates();
    }

    @Test
    void aLostGeneratorIsReportedByItsOwnerOrAClerkAndFoundOnlyAtTheBank() {
        Transition lost =
                TokenLife.next(TokenKind.HARDWARE, TokenState.ACTIVE, TokenTrigger.REPORT_LOST)
                        .orElseThrow();
        Transition found =
                TokenLife.next(TokenKind.HARDWARE, TokenState.SUSPENDED, TokenTrigger.FOUND)
                        .orElseThrow();

        assertThat(lost.actors()).containsExactlyInAnyOrder(TokenActor.CUSTOMER, TokenActor.CLERK);
        assertThat(found.actors()).containsExactly(TokenActor.CLERK);
    }
}
