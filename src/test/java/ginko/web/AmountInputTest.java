package ginko.web;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.kernel.Currency;
import ginko.kernel.Language;
import ginko.kernel.Money;
import ginko.web.AmountInput.Result;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AmountInputTest {

    private static final Currency EUR = new Currency("EUR", 2);
    private static final Currency JPY = new Currency("JPY", 0);
    private static final Currency KWD = new Currency("KWD", 3);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EN|1250|125000",
                "EN|1,250.50|125050",
                "EN|1.250,50|125050",
                "EN|1,250|125000",
                "EN|12,5|1250",
                "EN|.5|50",
                "EN|€ 1,250.50|125050",
                "EN|1250 EUR|125000",
                "EN|1'250.50|125050",
                "EN|1 250 000|125000000",
                "EN|12.|1200",
                "EN|+7|700",
                "JA|１，２５０．５０|125050",
                "RU|1 250,50|125050",
                "RU|1250.5|125050",
                "UK|1 250 000,05|125000005",
                "FA|۱۲۵۰٫۵۰|125050",
                "FA|۱٬۲۵۰|125000",
                "FA|٢٥٫٥|2550",
                "FA|۱۲/۵|1250",
            })
    void readsWhatPeopleType(Language language, String typed, long minor) {
        assertThat(AmountInput.parse(typed, EUR, language))
                .isEqualTo(new Result.Read(new Money(minor, EUR)));
    }

    @Test
    void readsSpacesAndMarksThatPastingBrings() {
        assertThat(AmountInput.parse("\u200E1\u202F250,50\u00A0€", EUR, Language.RU))
                .isEqualTo(new Result.Read(new Money(125050, EUR)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EN|''|AMOUNT_MISSING",
                "EN|'  '|AMOUNT_MISSING",
                "EN|abc def|AMOUNT_UNREADABLE",
                "EN|12x|AMOUNT_UNREADABLE",
                "EN|1,25,0.50|AMOUNT_UNREADABLE",
                "EN|1.2.3|AMOUNT_UNREADABLE",
                "EN|1 2 3|AMOUNT_UNREADABLE",
                "EN|€|AMOUNT_UNREADABLE",
                "EN|-5|AMOUNT_NEGATIVE",
                "EN|−5|AMOUNT_NEGATIVE",
                "EN|1.234|AMOUNT_TOO_MANY_DIGITS",
                "RU|1,234|AMOUNT_TOO_MANY_DIGITS",
                "EN|0.001|AMOUNT_TOO_MANY_DIGITS",
                "EN|99999999999999|AMOUNT_TOO_LARGE",
                "EN|5 USD|AMOUNT_OTHER_CURRENCY",
                "RU|5 грн.|AMOUNT_OTHER_CURRENCY",
                "JA|500円|AMOUNT_OTHER_CURRENCY",
            })
    void refusesWhatIsNoAmount(Language language, String typed, AmountRefusal refusal) {
        assertThat(AmountInput.parse(typed, EUR, language)).isEqualTo(new Result.Wrong(refusal));
    }

    @Test
    void asksWhenASeparatorCanBeReadInTwoWays() {
        assertThat(AmountInput.parse("1.234", EUR, Language.RU))
                .isEqualTo(new Result.Ask(List.of(new Money(123400, EUR))));
        assertThat(AmountInput.parse("1,234", KWD, Language.EN))
                .isEqualTo(
                        new Result.Ask(List.of(new Money(1_234_000, KWD), new Money(1_234, KWD))));
    }

    @Test
    void readsYenWithItsSign() {
        assertThat(AmountInput.parse("￥1,500", JPY, Language.JA))
                .isEqualTo(new Result.Read(new Money(1500, JPY)));
        assertThat(AmountInput.parse("1,500円", JPY, Language.JA))
                .isEqualTo(new Result.Read(new Money(1500, JPY)));
        assertThat(AmountInput.parse("1500.5", JPY, Language.JA))
                .isEqualTo(new Result.Wrong(AmountRefusal.AMOUNT_TOO_MANY_DIGITS));
    }

    /// What a page shows can be typed back unchanged, in every language.
    @ParameterizedTest
    @EnumSource(Language.class)
    void readsBackWhatItWrites(Language language) {
        long seed = 20261122;
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 500; i++) {
            Money money = new Money(random.nextLong(Money.MAX_MINOR), EUR);
            String shown = Numerals.money(language, money);
            assertThat(AmountInput.parse(shown, EUR, language))
                    .as("seed %d: %s", seed, shown)
                    .isEqualTo(new Result.Read(money));
        }
    }

    @Test
    void survivesAnything() {
        long seed = 42;
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        String alphabet = "0123456789۰۹.,٫٬/'’ -+€¥円abгрн.\u200E\u00A0\u0000";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder typed = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                typed.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Language language = Language.values()[random.nextInt(Language.values().length)];
            assertThat(AmountInput.parse(typed.toString(), EUR, language)).isNotNull();
        }
    }
}
