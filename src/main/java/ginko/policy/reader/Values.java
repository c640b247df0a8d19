package ginko.policy.reader;

import ginko.kernel.Currency;
import ginko.kernel.Language;
import ginko.kernel.Money;
import ginko.policy.LocalText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The kinds of values a profile has, each read in one way.
final class Values {

    private static final Pattern DURATION = Pattern.compile("([1-9]\\d{0,5}) (s|min|h|d)");

    private Values() {}

    static String text(Section section, String key) {
        return section.value(
                key,
                "",
                "a text that is not empty",
                text -> Optional.of(text.strip()).filter(stripped -> !stripped.isEmpty()));
    }

    static String matching(Section section, String key, String pattern, String expected) {
        return section.value(
                key, "", expected, text -> Optional.of(text).filter(t -> t.matches(pattern)));
    }

    static int integer(Section section, String key, int min, int max) {
        return section.value(
                key, min, "a whole number from " + min + " to " + max, integerParser(min, max));
    }

    static List<Integer> integers(Section section, String key, int min, int max) {
        return section.values(
                key, "a whole number from " + min + " to " + max, integerParser(min, max));
    }

    private static Function<String, Optional<Integer>> integerParser(int min, int max) {
        return text ->
                Optional.of(text)
                        .filter(digits -> digits.matches("-?[0-9]{1,9}"))
                        .map(Integer::valueOf)
                        .filter(number -> number >= min && number <= max);
    }

    /// A length of time such as `180 s`, `10 min`, `72 h`, `7 d`.
    static Duration duration(Section section, String key, Duration min, Duration max) {
        return section.value(key, min, lengthWords(min, max), lengthParser(min, max));
    }

    /// Lengths of time a customer may choose from; none when the key is absent.
    static List<Duration> choices(Section section, String key, Duration min, Duration max) {
        return section.optional(key)
                ? section.values(key, lengthWords(min, max), lengthParser(min, max))
                : List.of();
    }

    private static String lengthWords(Duration min, Duration max) {
        return "a length of time such as \"90 s\", \"10 min\", \"72 h\" from "
                + words(min)
                + " to "
                + words(max);
    }

    private static Function<String, Optional<Duration>> lengthParser(Duration min, Duration max) {
        return text ->
                parseDuration(text)
                        .filter(length -> length.compareTo(min) >= 0 && length.compareTo(max) <= 0);
    }

    private static Optional<Duration> parseDuration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "min" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }

    private static String words(Duration length) {
        long seconds = length.toSeconds();
        if (seconds % 3600 == 0 && seconds > 0) {
            return seconds / 3600 + " h";
        }
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + " min" : seconds + " s";
    }

    static LocalTime time(Section section, String key) {
        return section.value(
                key,
                LocalTime.NOON,
                "a time such as \"17:00\"",
                text ->
                        Optional.of(text)
                                .filter(clock -> clock.matches("\\d\\d:\\d\\d"))
                                .flatMap(clock -> parsed(() -> LocalTime.parse(clock))));
    }

    static LocalDate date(Section section, String key) {
        return section.value(
                key,
                LocalDate.EPOCH,
                "a date such as \"2026-12-31\"",
                text -> parsed(() -> LocalDate.parse(text)));
    }

    static List<LocalDate> dates(Section section, String key) {
        return section.values(
                key, "a date such as \"2026-12-31\"", text -> parsed(() -> LocalDate.parse(text)));
    }

    static List<MonthDay> monthDays(Section section, String key) {
        return section.values(
                key,
                "a month and day such as \"12-31\"",
                text -> parsed(() -> MonthDay.parse("--" + text)));
    }

    static <E extends Enum<E>> E constant(Section section, String key, Class<E> type) {
        E standIn = EnumSet.allOf(type).iterator().next();
        return section.value(key, standIn, oneOf(type), text -> constantOf(type, text));
    }

    static <E extends Enum<E>> List<E> constants(Section section, String key, Class<E> type) {
        return section.values(key, oneOf(type), text -> constantOf(type, text));
    }

    static <E extends Enum<E>> Optional<E> constantOf(Class<E> type, String text) {
        return EnumSet.allOf(type).stream().filter(each -> each.name().equals(text)).findFirst();
    }

    private static <E extends Enum<E>> String oneOf(Class<E> type) {
        return "one of " + EnumSet.allOf(type);
    }

    /// A text in every language of the bank, as a mapping from language tag to text.
    static LocalText localText(Section parent, String key) {
        Section section = parent.section(key);
        Map<Language, String> texts = new EnumMap<>(Language.class);
        for (String tag : Set.copyOf(section.names())) {
            Optional<Language> language =
                    Language.ofTag(tag).filter(known -> known.tag().equals(tag));
            language.ifPresent(known -> texts.put(known, data(section, tag)));
        }
        for (Language language : parent.reading().languages()) {
            section.require(
                    texts.containsKey(language) || !section.clean() && section.names().isEmpty(),
                    language.tag(),
                    "the text in this language of the bank is missing");
        }
        if (!section.end() || parent.reading().languages().isEmpty()) {
            return new LocalText(Language.EN, Map.of(Language.EN, ""));
        }
        return new LocalText(parent.reading().languages().getFirst(), texts);
    }

    private static String data(Section section, String key) {
        return section.data(
                key,
                "",
                "a text that is not empty",
                text -> Optional.of(text.strip()).filter(stripped -> !stripped.isEmpty()));
    }

    /// An amount in major units, with at most the currency's digits.
    static Money money(Section section, String key, Currency currency) {
        return section.value(
                key, Money.zero(currency), amountOf(currency), text -> amount(text, currency));
    }

    /// A mapping from currency code to amount.
    static Map<Currency, Money> amounts(Section parent, String key) {
        Section section = parent.section(key);
        Map<Currency, Money> found = new LinkedHashMap<>();
        for (String code : List.copyOf(section.names())) {
            Currency currency = parent.reading().currencies().get(code);
            if (currency == null) {
                section.known(code);
                section.problem(code, "is not one of the bank's currencies");
                continue;
            }
            Money money =
                    section.data(
                            code,
                            Money.zero(currency),
                            amountOf(currency),
                            text -> amount(text, currency));
            found.put(currency, money);
        }
        boolean usable = section.end();
        return usable ? found : Map.of();
    }

    private static String amountOf(Currency currency) {
        return "an amount of "
                + currency.code()
                + " with at most "
                + currency.digits()
                + " digits after the point";
    }

    private static Optional<Money> amount(String text, Currency currency) {
        if (!text.matches("[0-9]{1,15}(\\.[0-9]{1,4})?")) {
            return Optional.empty();
        }
        BigDecimal minor = new BigDecimal(text).movePointRight(currency.digits());
        if (minor.stripTrailingZeros().scale() > 0
                || minor.compareTo(BigDecimal.valueOf(Money.MAX_MINOR)) > 0) {
            return Optional.empty();
        }
        return Optional.of(new Money(minor.longValueExact(), currency));
    }

    static <T> Optional<T> parsed(Supplier<T> parser) {
        try {
            return Optional.of(parser.get());
        } catch (DateTimeException notOfTheForm) {
            return Optional.empty();
        }
    }
}
