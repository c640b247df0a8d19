package ginko.web;

import ginko.kernel.Check;
import ginko.kernel.Currency;
import ginko.kernel.Language;
import ginko.kernel.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// How a language writes numbers and money. Fraction digits come from the currency of the bank,
/// never from a locale library, which gives the rial and the yen other digits than the bank.
final class Numerals {

    static final char NO_BREAK_SPACE = '\u00A0';
    static final char LEFT_TO_RIGHT_MARK = '\u200E';
    private static final char PERSIAN_ZERO = '\u06F0';
    private static final int GROUP = 3;
    private static final int BASIS_POINT_DIGITS = 2;

    private static final Map<String, String> SYMBOLS =
            Map.of(
                    "USD", "$", "EUR", "€", "GBP", "£", "UAH", "₴", "RUB", "₽", "JPY", "¥", "KRW",
                    "₩");

    /// Signs and words by which people name a currency, for reading pasted amounts.
    static final Map<String, List<String>> NAMES =
            Map.of(
                    "USD", List.of("$", "US$", "usd"),
                    "EUR", List.of("€", "eur"),
                    "GBP", List.of("£", "gbp"),
                    "UAH", List.of("₴", "грн", "грн.", "uah"),
                    "RUB", List.of("₽", "руб", "руб.", "р.", "rub"),
                    "JPY", List.of("¥", "￥", "円", "jpy"),
                    "KRW", List.of("₩", "￦", "원", "krw"),
                    "IRR", List.of("ریال", "ريال", "﷼", "irr"));

    private Numerals() {}

    static char group(Language language) {
        return switch (language) {
            case EN, JA, KO -> ',';
            case RU, UK -> NO_BREAK_SPACE;
            case FA -> '\u066C';
        };
    }

    static char decimal(Language language) {
        return switch (language) {
            case EN, JA, KO -> '.';
            case RU, UK -> ',';
            case FA -> '\u066B';
        };
    }

    static String minus(Language language) {
        return language == Language.FA ? LEFT_TO_RIGHT_MARK + "\u2212" : "-";
    }

    static String number(Language language, long number) {
        String text = unsigned(language, BigDecimal.valueOf(number).abs().toPlainString());
        return number < 0 ? minus(language) + text : text;
    }

    /// Basis points as a percentage without needless zeros: 150 is 1.5%.
    static String percent(Language language, long basisPoints) {
        BigDecimal percent =
                BigDecimal.valueOf(basisPoints, BASIS_POINT_DIGITS).stripTrailingZeros();
        if (percent.scale() < 0) {
            percent = percent.setScale(0);
        }
        String number = unsigned(language, percent.abs().toPlainString());
        String sign = basisPoints < 0 ? minus(language) : "";
        return switch (language) {
            case EN, JA, KO -> sign + number + "%";
            case RU, UK -> sign + number + NO_BREAK_SPACE + "%";
            case FA -> sign + number + "\u066A";
        };
    }

    static String money(Language language, Money money) {
        Money magnitude = money.isNegative() ? money.negate() : money;
        return withSign(language, magnitude, money.isNegative() ? minus(language) : "");
    }

    /// As [#money], with a plus before amounts above zero: for lists of movements.
    static String signedMoney(Language language, Money money) {
        if (!money.isPositive()) {
            return money(language, money);
        }
        return withSign(language, money, language == Language.FA ? "\u200E+" : "+");
    }

    /// The amount as a person types it: no grouping, no currency.
    static String typed(Language language, Money money) {
        String plain = money.toDecimal().toPlainString();
        return localDigits(language, plain.replace('.', decimal(language)));
    }

    private static String withSign(Language language, Money magnitude, String sign) {
        Check.argument(!magnitude.isNegative(), "magnitude is not negative");
        Currency currency = magnitude.currency();
        String number = unsigned(language, magnitude.toDecimal().toPlainString());
        String symbol = SYMBOLS.getOrDefault(currency.code(), currency.code());
        String gap = symbol.equals(currency.code()) ? "" + NO_BREAK_SPACE : "";
        return switch (language) {
            case EN, KO -> sign + symbol + gap + number;
            case JA ->
                    currency.code().equals("JPY")
                            ? sign + number + "円"
                            : sign + symbol + gap + number;
            case RU, UK -> sign + number + NO_BREAK_SPACE + symbol;
            case FA ->
                    currency.code().equals("IRR")
                            ? sign + number + NO_BREAK_SPACE + "ریال"
                            : sign + LEFT_TO_RIGHT_MARK + symbol + gap + number;
        };
    }

    private static String unsigned(Language language, String plain) {
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % GROUP == 0) {
                out.append(group(language));
            }
            out.append(whole.charAt(i));
        }
        if (point >= 0) {
            out.append(decimal(language)).append(plain, point + 1, plain.length());
        }
        return localDigits(language, out.toString());
    }

    /// Digits as the language writes them: Persian has its own.
    static String localDigits(Language language, String text) {
        if (language != Language.FA) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            out.append(c >= '0' && c <= '9' ? (char) (PERSIAN_ZERO + (c - '0')) : c);
        }
        return out.toString();
    }
}
