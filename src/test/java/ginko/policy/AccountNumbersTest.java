package ginko.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ginko.kernel.Language;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountNumbersTest {

    private static final List<Branch> BRANCHES =
            List.of(new Branch("001", new LocalText(Language.EN, Map.of(Language.EN, "Main"))));
    private static final AccountNumbers PLAIN = new AccountNumbers(AccountScheme.PLAIN, BRANCHES);
    private static final AccountNumbers JAPAN = new AccountNumbers(AccountScheme.JAPAN, BRANCHES);

    @Test
    void plainNumbersEndInTheDigitOfLuhn() {
        assertThat(PLAIN.compose("992", AccountType.ORDINARY, 739_871)).isEqualTo("9927398710");
        assertThat(PLAIN.parse("9927398710")).contains("9927398710");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9927398710", " 992 739 8710 ", "992-739-8710", "۹۹۲۷۳۹۸۷۱۰", "９９２７３９８７１０"})
    void plainNumbersAreReadInAnyScript(String text) {
        assertThat(PLAIN.parse(text)).contains("9927398710");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "9927398711", "992739871", "99273987100", "992739871a", "+9927398710"})
    void otherTextsAreNoPlainNumbers(String text) {
        assertThat(PLAIN.parse(text)).isEmpty();
    }

    @Test
    void everySingleWrongDigitIsNoticed() {
        String number = PLAIN.compose("001", AccountType.ORDINARY, 123_456);
        for (int place = 0; place < 10; place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                StringBuilder wrong = new StringBuilder(number);
                wrong.setCharAt(place, digit);
                assertThat(PLAIN.parse(wrong.toString()).isPresent())
                        .isEqualTo(digit == number.charAt(place));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"001-2-1234567", "00121234567", "００１－２－１２３４５６７", "001 2 1234567"})
    void japaneseNumbersAreReadWithAndWithoutHyphens(String text) {
        assertThat(JAPAN.parse(text)).contains("001-2-1234567");
    }

    @ParameterizedTest
    @ValueSource(strings = {"001-3-1234567", "001-2-123456", "01-2-1234567", "x01-2-1234567"})
    void otherTextsAreNoJapaneseNumbers(String text) {
        assertThat(JAPAN.parse(text)).isEmpty();
    }

    @Test
    void japaneseNumbersSayBranchAndKind() {
        String current = JAPAN.compose("001", AccountType.CURRENT, 42);

        assertThat(current).isEqualTo("001-2-0000042");
        assertThat(JAPAN.branchOf(current)).isEqualTo("001");
        assertThat(JAPAN.branch(current)).contains(BRANCHES.getFirst());
        assertThat(JAPAN.branch("009-1-0000042")).isEmpty();
        assertThat(JAPAN.isCurrentAccount(current)).isTrue();
        assertThat(JAPAN.isCurrentAccount("001-1-0000042")).isFalse();
        assertThat(PLAIN.isCurrentAccount("0012345678")).isFalse();
    }

    @Test
    void aRunningNumberHasToFit() {
        assertThatThrownBy(() -> PLAIN.compose("001", AccountType.ORDINARY, 1_000_000))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
