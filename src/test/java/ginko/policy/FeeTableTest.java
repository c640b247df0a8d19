package ginko.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ginko.kernel.Currency;
import ginko.kernel.Money;
import ginko.policy.reader.ProfileReader;
import ginko.policy.reader.ProfileSource;
import ginko.testing.Requirement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FeeTableTest {

    private static final Currency YEN = new Currency("JPY", 0);
    private static final Currency EURO = new Currency("EUR", 2);
    private static final FeeTable CREDIT_UNION = fees("personal-jp");
    private static final FeeTable DEMO = fees("demo");

    record Example(
            String id,
            String customers,
            FeeDestination destination,
            Money amount,
            Money fee,
            Money debited) {

        @Override
        public String toString() {
            return id;
        }
    }

    private static FeeTable fees(String profile) {
        return ProfileReader.read(ProfileSource.shipped(profile).orElseThrow()).fees();
    }

    static Stream<Example> examples() {
        return Rows.of("fees.tsv").stream()
                .map(row ->
                        new Example(
                                row[0],
                                row[1],
                                FeeDestination.valueOf(row[2]),
                                new Money(Long.parseLong(row[3]), YEN),
                                new Money(Long.parseLong(row[4]), YEN),
                                new Money(Long.parseLong(row[5]), YEN)));
    }

    @Requirement({"SEIWA-78", "SEIWA-79", "SEIWA-80", "SEIWA-81", "SEIWA-82"})
    @ParameterizedTest
    @MethodSource("examples")
    void chargesEveryExampleOfTheCreditUnion(Example example) {
        Money fee = CREDIT_UNION.fee(example.destination(), example.customers(), example.amount());

        assertThat(fee).isEqualTo(example.fee());
        assertThat(example.amount().plus(fee)).isEqualTo(example.debited());
    }

    @Test
    void hasAllTwentyFourExamples() {
        assertThat(examples()).hasSize(24);
    }

    @ParameterizedTest
    @CsvSource({
        "99999, 35",
        "100000, 50",
        "100999, 50",
        "101000, 51",
        "102999, 51",
        "103000, 52",
        "999999, 500",
        "50000000, 500"
    })
    void roundsAShareHalfUpBetweenLeastAndMost(long amount, long fee) {
        assertThat(DEMO.fee(FeeDestination.OTHER_BANK, "STANDARD", new Money(amount, EURO)))
                .isEqualTo(new Money(fee, EURO));
    }

    @Test
    void shareOfTheLargestAmountDoesNotOverflow() {
        FeeAmount share =
                new FeeAmount.Percent(10_000, Money.zero(EURO), new Money(Money.MAX_MINOR, EURO));

        assertThat(share.of(new Money(Money.MAX_MINOR, EURO)).minor()).isEqualTo(Money.MAX_MINOR);
    }

    @Test
    void failsForAClassTheBankDoesNotHave() {
        assertThatThrownBy(() ->
                        CREDIT_UNION.fee(FeeDestination.OTHER_BANK, "STANDARD", new Money(1, YEN)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void unclassedCustomersAreNonMembers() {
        assertThat(CREDIT_UNION.defaultClass()).isEqualTo("NON_MEMBER");
    }
}
