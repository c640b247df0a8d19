package ginko.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MoneyTest {

    private static final Currency EUR = new Currency("EUR", 2);
    private static final Currency JPY = new Currency("JPY", 0);

    @Test
    void addsAndSubtractsExactly() {
        assertThat(new Money(10_05, EUR).plus(new Money(95, EUR))).isEqualTo(new Money(11_00, EUR));
        assertThat(new Money(1, EUR).minus(new Money(2, EUR)).isNegative()).isTrue();
    }

    @Test
    void refusesToMixCurrencies() {
        assertThatThrownBy(() -> new Money(1, EUR).plus(new Money(1, JPY)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void failsInsteadOfOverflowing() {
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE, EUR).plus(new Money(1, EUR)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void printsWithTheDigitsOfItsCurrency() {
        assertThat(new Money(1234, EUR)).hasToString("12.34 EUR");
        assertThat(new Money(1234, JPY)).hasToString("1234 JPY");
    }
}
