package ginko.web;

import ginko.kernel.Currency;
import ginko.kernel.Language;
import ginko.kernel.Money;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads an amount as people type and paste it: digits of any script, the separators of any
/// language, spaces, a currency sign. Where a separator can be read in two ways the customer is
/// asked; nothing is rounded and nothing is guessed.
public final class AmountInput {

    /// Longer than any amount with signs; protects the reader from pasted books.
    private static final int MAX_LENGTH = 60;

    private static final int GROUP = 3;

    private AmountInput() {}

    /// What was read.
    public sealed interface Result {
        /// One reading only.
        record Read(Money money) implements Result {}

        /// The customer must choose or type again; at least one reading to offer.
        record Ask(List<Money> readings) implements Result {
            public Ask {
                readings = List.copyOf(readings);
            }
        }

        /// Not an amount.
        record Wrong(AmountRefusal refusal) implements Result {}
    }

    public static Result parse(String typed, Currency currency, Language language) {
        if (typed.length() > MAX_LENGTH) {
            return new Result.Wrong(AmountRefusal.AMOUNT_UNREADABLE);
        }
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        text = withoutInvisible(text);
        if (text.isEmpty()) {
            return new Result.Wrong(AmountRefusal.AMOUNT_MISSING);
        }
        Optional<String> named = currencyNamed(text);
        if (named.isPresent() && !named.get().equals(currency.code())) {
            return new Result.Wrong(AmountRefusal.AMOUNT_OTHER_CURRENCY);
        }
        text = withoutNames(text);
        if (text.startsWith("-") || text.startsWith("\u2212")) {
            return new Result.Wrong(AmountRefusal.AMOUNT_NEGATIVE);
        }
        if (text.startsWith("+")) {
            text = text.substring(1);
        }
        String latin = latinDigits(text.strip());
        if (latin.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            return new Result.Wrong(AmountRefusal.AMOUNT_UNREADABLE);
        }
        return new Reader(latin, currency, language).read();
    }

    private static String withoutInvisible(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .map(c -> Character.isSpaceChar(c) || Character.isWhitespace(c) ? ' ' : c)
                .forEach(out::appendCodePoint);
        return out.toString().strip();
    }

    private static String letters(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .filter(c ->
                        Character.isLetter(c) || Character.getType(c) == Character.CURRENCY_SYMBOL)
                .forEach(out::appendCodePoint);
        return out.toString().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> currencyNamed(String text) {
        String letters = letters(text);
        if (letters.isEmpty()) {
            return Optional.empty();
        }
        for (Map.Entry<String, List<String>> entry : Numerals.NAMES.entrySet()) {
            for (String name : entry.getValue()) {
                if (letters(Normalizer.normalize(name, Normalizer.Form.NFKC)).equals(letters)) {
                    return Optional.of(entry.getKey());
                }
            }
        }
        return letters.matches("[a-z]{3}")
                ? Optional.of(letters.toUpperCase(Locale.ROOT))
                : Optional.empty();
    }

    private static String withoutNames(String text) {
        if (currencyNamed(text).isEmpty()) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .filter(c ->
                        !Character.isLetter(c) && Character.getType(c) != Character.CURRENCY_SYMBOL)
                .forEach(out::appendCodePoint);
        String rest = out.toString().strip();
        // the full stop of an abbreviation such as "грн."
        boolean abbreviated = rest.endsWith(".") && !text.strip().endsWith(rest);
        boolean stopAfterLetter = text.strip().matches(".*\\p{L}\\.$");
        return abbreviated || stopAfterLetter ? rest.substring(0, rest.length() - 1).strip() : rest;
    }

    private static String latinDigits(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    /// Decides what the separators of one text mean.
    private record Reader(String text, Currency currency, Language language) {

        Result read() {
            if (!text.matches("[0-9.,/' \u2019\u066B\u066C\u060C]*")) {
                return wrong(AmountRefusal.AMOUNT_UNREADABLE);
            }
            String plain = text.replace('\u2019', '\'').replace('\u060C', ',');
            char mark = decimalMark(plain);
            if (mark == AMBIGUOUS) {
                return ask(plain);
            }
            return read(plain, mark);
        }

        private static final char NONE = '\0';
        private static final char AMBIGUOUS = '?';

        /// The character that separates the fraction, or NONE, or AMBIGUOUS.
        private char decimalMark(String plain) {
            if (plain.indexOf('\u066B') >= 0) {
                return '\u066B';
            }
            if (plain.indexOf('/') >= 0) {
                return '/';
            }
            int stop = plain.lastIndexOf('.');
            int comma = plain.lastIndexOf(',');
            if (stop >= 0 && comma >= 0) {
                return stop > comma ? '.' : ',';
            }
            int only = Math.max(stop, comma);
            if (only < 0) {
                return NONE;
            }
            char mark = plain.charAt(only);
            if (plain.indexOf(mark) != only) {
                return NONE;
            }
            return single(plain, only, mark);
        }

        private char single(String plain, int at, char mark) {
            String before = plain.substring(0, at);
            boolean looksGrouped =
                    plain.length() - at - 1 == GROUP && before.matches("[1-9][0-9]{0,2}");
            if (!looksGrouped) {
                return mark;
            }
            if (isOwnDecimal(mark)) {
                return mark;
            }
            boolean couldBeFraction = currency.digits() >= GROUP;
            return isOwnGroup(mark) && !couldBeFraction ? NONE : AMBIGUOUS;
        }

        private boolean isOwnDecimal(char mark) {
            return switch (language) {
                case EN, JA, KO, FA -> mark == '.';
                case RU, UK -> mark == ',';
            };
        }

        private boolean isOwnGroup(char mark) {
            return switch (language) {
                case EN, JA, KO, FA -> mark == ',';
                case RU, UK -> false;
            };
        }

        private Result ask(String plain) {
            char mark = plain.indexOf('.') >= 0 ? '.' : ',';
            var readings = new java.util.ArrayList<Money>();
            for (char candidate : new char[] {NONE, mark}) {
                if (read(plain, candidate) instanceof Result.Read(var money)) {
                    readings.add(money);
                }
            }
            return readings.isEmpty()
                    ? wrong(AmountRefusal.AMOUNT_UNREADABLE)
                    : new Result.Ask(readings);
        }

        private Result read(String plain, char mark) {
            int at = mark == NONE ? -1 : plain.lastIndexOf(mark);
            String whole = at < 0 ? plain : plain.substring(0, at);
            String fraction = at < 0 ? "" : plain.substring(at + 1);
            String digits = ungrouped(whole, mark);
            if (digits == null || !fraction.matches("[0-9]*")) {
                return wrong(AmountRefusal.AMOUNT_UNREADABLE);
            }
            if (fraction.length() > currency.digits()) {
                return wrong(AmountRefusal.AMOUNT_TOO_MANY_DIGITS);
            }
            var decimal =
                    new BigDecimal(
                            (digits.isEmpty() ? "0" : digits)
                                    + "."
                                    + (fraction.isEmpty() ? "0" : fraction));
            BigDecimal minor = decimal.movePointRight(currency.digits());
            if (minor.compareTo(BigDecimal.valueOf(Money.MAX_MINOR)) > 0) {
                return wrong(AmountRefusal.AMOUNT_TOO_LARGE);
            }
            return new Result.Read(new Money(minor.longValueExact(), currency));
        }

        /// The digits without their grouping; null when the groups are not groups of three made
        /// with one kind of separator.
        private static @Nullable String ungrouped(String whole, char mark) {
            if (whole.matches("[0-9]*")) {
                return whole;
            }
            char separator = whole.replaceAll("[0-9]", "").charAt(0);
            String quoted = java.util.regex.Pattern.quote(String.valueOf(separator));
            if (separator == mark || !whole.matches("[0-9]{1,3}(" + quoted + "[0-9]{3})+")) {
                return null;
            }
            return whole.replace(String.valueOf(separator), "");
        }

        private static Result wrong(AmountRefusal refusal) {
            return new Result.Wrong(refusal);
        }
    }
}
