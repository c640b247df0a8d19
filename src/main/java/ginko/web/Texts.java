package ginko.web;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import ginko.kernel.Language;
import ginko.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All words the bank says, in six languages, and the way each language writes amounts, numbers,
/// dates and times. Patterns are ICU message formats with named arguments; times are in the bank's
/// zone. Safe for any number of threads.
public final class Texts {

    private static final Logger LOG = LoggerFactory.getLogger(Texts.class);
    private static final char LEFT_TO_RIGHT_ISOLATE = '\u2066';
    private static final char POP_ISOLATE = '\u2069';

    private enum Missing {
        FAIL,
        SHOW_KEY
    }

    private final Bundles bundles;
    private final DateWriter dates;
    private final Missing missing;
    private final Map<Language, Map<String, MessageFormat>> compiled =
            new EnumMap<>(Language.class);

    private Texts(ZoneId zone, Missing missing) {
        this.bundles = Bundles.load();
        this.dates = new DateWriter(zone);
        this.missing = missing;
        for (Language language : Language.values()) {
            compiled.put(language, new ConcurrentHashMap<>());
        }
        bundles.conflicts().forEach(conflict -> LOG.warn("text bundle conflict: {}", conflict));
    }

    /// For production: a missing text shows its key and is logged, since a page with one odd word
    /// is better than none.
    public static Texts forgiving(ZoneId zone) {
        return new Texts(zone, Missing.SHOW_KEY);
    }

    /// For tests: a missing text is a failure.
    public static Texts strict(ZoneId zone) {
        return new Texts(zone, Missing.FAIL);
    }

    /// The text of a key, with its arguments formatted for the language.
    public String text(Language language, String key, Arg... args) {
        String pattern = pattern(language, key);
        if (pattern == null) {
            return missing(language, key);
        }
        if (pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0) {
            return pattern;
        }
        MessageFormat shared =
                cache(language)
                        .computeIfAbsent(
                                key,
                                _ ->
                                        new MessageFormat(
                                                pattern, ULocale.forLanguageTag(language.tag())));
        Map<String, Object> values = new HashMap<>();
        for (Arg arg : args) {
            values.put(arg.name(), value(language, arg.value()));
        }
        MessageFormat own = (MessageFormat) shared.clone();
        return own.format(values, new StringBuffer(), null).toString();
    }

    /// Whether the key has a text in the language itself.
    public boolean has(Language language, String key) {
        return pattern(language, key) != null;
    }

    public String money(Language language, Money money) {
        return Numerals.money(language, money);
    }

    /// With a plus before amounts above zero, for lists of movements.
    public String signedMoney(Language language, Money money) {
        return Numerals.signedMoney(language, money);
    }

    /// The amount as it stands in an input field: no grouping, no currency sign.
    public String typedAmount(Language language, Money money) {
        return Numerals.typed(language, money);
    }

    public String number(Language language, long number) {
        return Numerals.number(language, number);
    }

    /// Hundredths of a percent: 150 is written 1.5%.
    public String percent(Language language, long basisPoints) {
        return Numerals.percent(language, basisPoints);
    }

    /// Day, month in words, year: `22 November 2026`.
    public String date(Language language, LocalDate date) {
        return date(language, DateWriter.usualCalendar(language), date);
    }

    /// A date in a calendar the customer chose.
    public String date(Language language, CalendarKind calendar, LocalDate date) {
        return dates.date(language, calendar, DateWriter.Form.LONG, date);
    }

    /// For tables: `22 Nov 2026`, `2026/11/22`, `22.11.2026`.
    public String shortDate(Language language, LocalDate date) {
        return dates.date(
                language, DateWriter.usualCalendar(language), DateWriter.Form.SHORT, date);
    }

    /// With the day of the week: `Friday 21 November 2026`.
    public String weekdayDate(Language language, LocalDate date) {
        return dates.date(
                language, DateWriter.usualCalendar(language), DateWriter.Form.WEEKDAY, date);
    }

    /// Date and time of day in the bank's zone.
    public String instant(Language language, Instant instant) {
        return dates.instant(language, DateWriter.Form.LONG, instant);
    }

    /// As [#instant] with a short date, for tables.
    public String shortInstant(Language language, Instant instant) {
        return dates.instant(language, DateWriter.Form.SHORT, instant);
    }

    /// Days of every year, the last one included: `1–3 January`.
    public String days(Language language, MonthDay first, MonthDay last) {
        return dates.days(language, first, last);
    }

    /// Hours and minutes on the 24-hour clock.
    public String time(Language language, LocalTime time) {
        return dates.time(language, time);
    }

    Bundles bundles() {
        return bundles;
    }

    private @Nullable String pattern(Language language, String key) {
        return bundles.patterns().getOrDefault(language, Map.of()).get(key);
    }

    private Map<String, MessageFormat> cache(Language language) {
        return compiled.getOrDefault(language, Map.of());
    }

    private String missing(Language language, String key) {
        if (missing == Missing.FAIL) {
            throw new IllegalStateException("no text for " + key + " in " + language.tag());
        }
        LOG.warn("no text for {} in {}", key, language.tag());
        String english = language == Language.EN ? null : pattern(Language.EN, key);
        return english == null ? key : english;
    }

    private Object value(Language language, Arg.Value value) {
        return switch (value) {
            case Arg.Amount(var money) -> isolated(language, money(language, money));
            case Arg.Day(var date) -> date(language, date);
            case Arg.Moment(var instant) -> instant(language, instant);
            case Arg.Hour(var time) -> time(language, time);
            case Arg.Count(var number) -> number;
            case Arg.Words(var text) -> text;
            case Arg.Code(var text) ->
                    language == Language.FA ? LEFT_TO_RIGHT_ISOLATE + text + POP_ISOLATE : text;
        };
    }

    private static String isolated(Language language, String amount) {
        return language == Language.FA ? '\u2068' + amount + POP_ISOLATE : amount;
    }
}
