package ginko.cards;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.kernel.Secret;
import ginko.testing.Requirement;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardFormTest {

    /// 1405/09/01.
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static final CardBanks BANKS = new CardBanks();

    private static Secret secret(String digits) {
        return new Secret(digits.toCharArray());
    }

    private static CardForm.Outcome read(String number, String password, String yy, String mm) {
        return new CardForm(number, secret(password), secret("123"), yy, mm).read(BANKS, TODAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6280237877893285",
                "6280239458073022",
                "6037997921742186",
                "6104330967929087",
                "5892101003390750",
                "6219867938347016",
                "5022297468145383",
                "6274124019161466",
                "6362141003307668",
                "6037691573681939",
                "6273530364262124",
                "6037995499095145477",
                "6280-2378 7789-3285",
                "۶۲۸۰۲۳۷۸۷۷۸۹۳۲۸۵"
            })
    @Requirement("MASKAN-2")
    void readsCardsOfAllBanks(String number) {
        assertThat(read(number, "12345", "06", "01")).isInstanceOf(CardForm.Outcome.Read.class);
    }

    @ParameterizedTest
    @CsvSource({
        "6280237877893286, CARD_NUMBER_WRONG",
        "628023787789328, CARD_NUMBER_WRONG",
        "9999990000000006, CARD_BANK_UNKNOWN",
        "'', CARD_NUMBER_WRONG"
    })
    void refusesNumbersOfNoCard(String number, CardRefusal reason) {
        assertThat(read(number, "12345", "06", "01"))
                .isEqualTo(new CardForm.Outcome.Refused(Map.of("pan", reason)));
    }

    @Test
    @Requirement({"MASKAN-9", "MASKAN-12"})
    void wantsASecondPasswordOfFiveDigitsAtLeast() {
        var refused =
                new CardForm.Outcome.Refused(Map.of("password", CardRefusal.CARD_PASSWORD_FORM));

        assertThat(read("6280237877893285", "1234", "06", "01")).isEqualTo(refused);
        assertThat(read("6280237877893285", "1234a", "06", "01")).isEqualTo(refused);
        assertThat(read("6280237877893285", "1234567890123", "06", "01")).isEqualTo(refused);
        assertThat(read("6280237877893285", "۱۲۳۴۵", "06", "01"))
                .isInstanceOf(CardForm.Outcome.Read.class);
    }

    @ParameterizedTest
    @CsvSource({
        "05, 09, true",
        "05, 08, false",
        "04, 12, false",
        "06, 1, true",
        "99, 12, false",
        "05, 13, false",
        "5, 09, false",
        "05, 00, false"
    })
    void readsTheExpiryInTheJalaliCalendar(String year, String month, boolean good) {
        assertThat(read("6280237877893285", "12345", year, month))
                .isInstanceOf(good ? CardForm.Outcome.Read.class : CardForm.Outcome.Refused.class);
    }

    @Test
    void printsNoSecret() {
        var read = (CardForm.Outcome.Read) read("6280237877893285", "12345", "06", "01");

        assertThat(read.toString()).contains("628023******3285").doesNotContain("12345", "78778");
    }
}
