package ginko.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import ginko.kernel.Currency;
import ginko.kernel.Language;
import ginko.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {

    private static final Texts TEXTS = Texts.strict(ZoneId.of("Europe/Kyiv"));
    private static final String WAIT = "web.form.resend-wait";

    @ParameterizedTest
    @CsvSource({"1,секунду", "2,секунды", "5,секунд", "11,секунд", "21,секунду", "104,секунды"})
    void choosesRussianPluralForms(long count, String word) {
        assertThat(TEXTS.text(Language.RU, WAIT, Arg.of("seconds", count)))
                .endsWith(" " + count + " " + word + ".");
    }

    @ParameterizedTest
    @CsvSource({"1,секунду", "3,секунди", "0,секунд", "12,секунд", "31,секунду"})
    void choosesUkrainianPluralForms(long count, String word) {
        assertThat(TEXTS.text(Language.UK, WAIT, Arg.of("seconds", count)))
                .endsWith(" " + count + " " + word + ".");
    }

    @Test
    void choosesEnglishPluralForms() {
        assertThat(TEXTS.text(Language.EN, WAIT, Arg.of("seconds", 1))).contains("1 second.");
        assertThat(TEXTS.text(Language.EN, WAIT, Arg.of("seconds", 2))).contains("2 seconds.");
    }

    @Test
    void writesNumbersInPersianDigitsInPersianTexts() {
        assertThat(TEXTS.text(Language.FA, WAIT, Arg.of("seconds", 25))).contains("۲۵");
        assertThat(TEXTS.text(Language.FA, "web.steps", Arg.of("step", 2), Arg.of("count", 4)))
                .isEqualTo("گام ۲ از ۴");
    }

    @Test
    void isolatesIdentifiersInRightToLeftTexts() {
        Arg hotline = Arg.identifier("hotline", "+49 30 55");

        assertThat(TEXTS.text(Language.FA, "web.help.lost-login.text", hotline))
                .contains("\u2066+49 30 55\u2069");
        assertThat(TEXTS.text(Language.EN, "web.help.lost-login.text", hotline))
                .contains("call +49 30 55.");
    }

    @Test
    void failsForUnknownKeysWhenStrictAndShowsThemWhenForgiving() {
        assertThatThrownBy(() -> TEXTS.text(Language.JA, "web.no-such-key"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(Texts.forgiving(ZoneId.of("UTC")).text(Language.JA, "web.no-such-key"))
                .isEqualTo("web.no-such-key");
    }

    /// Vectors for -1234567.89 as each language writes its own currency.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EN|USD|2|-123456789|-$1,234,567.89",
                "JA|JPY|0|-1234568|-1,234,568円",
                "JA|USD|2|150|$1.50",
                "KO|KRW|0|-1234568|-₩1,234,568",
                "RU|RUB|2|-123456789|-1_234_567,89_₽",
                "UK|UAH|2|-123456789|-1_234_567,89_₴",
                "EN|IRR|0|1234568|IRR_1,234,568",
                "EN|UAH|2|5|₴0.05",
            })
    void writesMoney(Language language, String code, int digits, long minor, String expected) {
        assertThat(TEXTS.money(language, new Money(minor, new Currency(code, digits))))
                .isEqualTo(expected.replace('_', '\u00A0'));
    }

    @Test
    void writesMoneyInPersianWithMarksThatKeepTheSignInPlace() {
        var rial = new Currency("IRR", 0);
        var dollar = new Currency("USD", 2);

        assertThat(TEXTS.money(Language.FA, new Money(-1_234_568, rial)))
                .isEqualTo("\u200E\u2212۱٬۲۳۴٬۵۶۸\u00A0ریال");
        assertThat(TEXTS.money(Language.FA, new Money(-123_456_789, dollar)))
                .isEqualTo("\u200E\u2212\u200E$۱٬۲۳۴٬۵۶۷٫۸۹");
    }

    @Test
    void takesFractionDigitsFromTheBanksCurrencyTable() {
        assertThat(TEXTS.money(Language.EN, new Money(1234, new Currency("JPY", 2))))
                .isEqualTo("¥12.34");
        assertThat(TEXTS.signedMoney(Language.EN, new Money(1234, new Currency("EUR", 2))))
                .isEqualTo("+€12.34");
    }

    /// Jalali dates around leap years, against the published calendar.
    @ParameterizedTest
    @CsvSource({
        "2025-03-20,۳۰ اسفند ۱۴۰۳",
        "2025-03-21,۱ فروردین ۱۴۰۴",
        "2030-03-20,۳۰ اسفند ۱۴۰۸",
        "2026-11-22,۱ آذر ۱۴۰۵",
    })
    void writesJalaliDatesInPersian(LocalDate date, String expected) {
        assertThat(TEXTS.date(Language.FA, date)).isEqualTo(expected);
    }

    @Test
    void writesDatesOfEachLanguage() {
        LocalDate date = LocalDate.of(2026, 11, 22);

        assertThat(TEXTS.date(Language.EN, date)).isEqualTo("22 November 2026");
        assertThat(TEXTS.date(Language.JA, date)).isEqualTo("2026年11月22日");
        assertThat(TEXTS.date(Language.KO, date)).isEqualTo("2026년 11월 22일");
        assertThat(TEXTS.date(Language.RU, date)).isEqualTo("22 ноября 2026 г.");
        assertThat(TEXTS.date(Language.UK, date)).isEqualTo("22 листопада 2026 р.");
        assertThat(TEXTS.weekdayDate(Language.EN, date)).isEqualTo("Sunday 22 November 2026");
        assertThat(TEXTS.shortDate(Language.FA, date)).isEqualTo("۱۴۰۵/۰۹/۰۱");
        assertThat(TEXTS.date(Language.JA, CalendarKind.JAPANESE_ERA, date))
                .isEqualTo("令和8年11月22日");
        assertThat(TEXTS.date(Language.EN, CalendarKind.THAI_BUDDHIST, date))
                .isEqualTo("22 พฤศจิกายน 2569");
    }

    @Test
    void writesTimesInTheBanksZone() {
        Instant instant = Instant.parse("2026-11-22T22:05:00Z");

        assertThat(TEXTS.instant(Language.EN, instant)).isEqualTo("23 November 2026, 00:05");
        assertThat(TEXTS.instant(Language.FA, instant)).contains("۲ آذر ۱۴۰۵").endsWith("۰۰:۰۵");
        assertThat(TEXTS.time(Language.JA, LocalTime.of(17, 0))).isEqualTo("17:00");
        assertThat(TEXTS.percent(Language.EN, 150)).isEqualTo("1.5%");
        assertThat(TEXTS.percent(Language.RU, 2000)).isEqualTo("20\u00A0%");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void hasEveryTextOfThisModuleInEveryLanguage(Language language) {
        assertThat(keys(language)).isEqualTo(keys(Language.EN));
        for (String key : keys(Language.EN)) {
            String pattern = pattern(language, key);
            assertThat(arguments(pattern)).as(key).isEqualTo(arguments(pattern(Language.EN, key)));
            assertThat(pattern).as(key).isNotBlank().doesNotContain("<").doesNotContain("!");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void hasEveryPluralFormOfTheLanguage(Language language) {
        PluralRules rules = PluralRules.forLocale(ULocale.forLanguageTag(language.tag()));
        for (String key : keys(language)) {
            String pattern = pattern(language, key);
            if (pattern.contains(", plural,")) {
                rules.getKeywords()
                        .forEach(form -> assertThat(pattern).as(key).contains(form + " {"));
            }
        }
    }

    @Test
    void definesNoKeyTwice() {
        assertThat(TEXTS.bundles().conflicts()).isEmpty();
    }

    private static String pattern(Language language, String key) {
        return patterns(language).getOrDefault(key, "");
    }

    private static Map<String, String> patterns(Language language) {
        return TEXTS.bundles().patterns().getOrDefault(language, Map.of());
    }

    private static Set<String> keys(Language language) {
        Set<String> keys = new TreeSet<>(patterns(language).keySet());
        keys.removeIf(key -> !key.startsWith("web.") && !key.startsWith("refusal.AMOUNT_"));
        return keys;
    }

    private static Set<String> arguments(String pattern) {
        Set<String> names = new TreeSet<>();
        var parsed = new MessagePattern(pattern);
        for (int i = 0; i < parsed.countParts(); i++) {
            if (parsed.getPartType(i) == MessagePattern.Part.Type.ARG_NAME) {
                names.add(parsed.getSubstring(parsed.getPart(i)));
            }
        }
        return names;
    }
}
