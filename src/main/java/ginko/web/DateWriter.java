package ginko.web;

import com.ibm.icu.text.DateIntervalFormat;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.DateInterval;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import ginko.kernel.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Writes dates and times in the bank's zone. Formats are kept ready and copied for each use, as
/// the library's formats are not safe for several threads.
final class DateWriter {

    enum Form {
        LONG,
        SHORT,
        WEEKDAY
    }

    private record Key(Language language, CalendarKind calendar, Form form) {}

    private static final int LEAP_YEAR = 2024;

    private final ZoneId zone;
    private final Map<Key, SimpleDateFormat> formats = new ConcurrentHashMap<>();

    DateWriter(ZoneId zone) {
        this.zone = zone;
    }

    static CalendarKind usualCalendar(Language language) {
        return language == Language.FA ? CalendarKind.JALALI : CalendarKind.GREGORIAN;
    }

    String date(Language language, CalendarKind calendar, Form form, LocalDate date) {
        SimpleDateFormat shared =
                formats.computeIfAbsent(new Key(language, calendar, form), DateWriter::format);
        SimpleDateFormat own = (SimpleDateFormat) shared.clone();
        return own.format(Date.from(date.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    String instant(Language language, Form form, Instant instant) {
        var local = instant.atZone(zone);
        String date = date(language, usualCalendar(language), form, local.toLocalDate());
        return date + between(language) + time(language, local.toLocalTime());
    }

    /// Days of every year, in the calendar the bank counts them by.
    String days(Language language, MonthDay first, MonthDay last) {
        // the day before the month, as in all dates of the English pages
        String tag = language == Language.EN ? "en-GB" : language.tag();
        ULocale locale =
                ULocale.forLanguageTag(tag)
                        .setKeywordValue("calendar", CalendarKind.GREGORIAN.icuName());
        DateIntervalFormat format = DateIntervalFormat.getInstance("MMMMd", locale);
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format.format(new DateInterval(millis(first), millis(last)));
    }

    private static long millis(MonthDay day) {
        return day.atYear(LEAP_YEAR).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    String time(Language language, LocalTime time) {
        String plain = "%02d:%02d".formatted(time.getHour(), time.getMinute());
        return Numerals.localDigits(language, plain);
    }

    private static String between(Language language) {
        return switch (language) {
            case EN, RU, UK -> ", ";
            case JA, KO -> " ";
            case FA -> "، ساعت ";
        };
    }

    private static SimpleDateFormat format(Key key) {
        ULocale base =
                key.calendar == CalendarKind.THAI_BUDDHIST
                        ? new ULocale("th")
                        : ULocale.forLanguageTag(key.language.tag());
        ULocale locale = base.setKeywordValue("calendar", key.calendar.icuName());
        var format = new SimpleDateFormat(pattern(key), locale);
        format.setCalendar(Calendar.getInstance(TimeZone.GMT_ZONE, locale));
        return format;
    }

    private static String pattern(Key key) {
        if (key.calendar == CalendarKind.JAPANESE_ERA) {
            return key.language == Language.JA ? "Gy年M月d日" : "d MMMM y G";
        }
        if (key.calendar == CalendarKind.THAI_BUDDHIST) {
            return "d MMMM y";
        }
        return switch (key.form) {
            case LONG -> longPattern(key.language);
            case SHORT -> shortPattern(key.language);
            case WEEKDAY ->
                    switch (key.language) {
                        case EN -> "EEEE d MMMM y";
                        case JA -> "y年M月d日(EEE)";
                        case KO -> "y년 M월 d일 EEEE";
                        case RU -> "EEEE, d MMMM y 'г'.";
                        case UK -> "EEEE, d MMMM y 'р'.";
                        case FA -> "EEEE d MMMM y";
                    };
        };
    }

    private static String longPattern(Language language) {
        return switch (language) {
            case EN, FA -> "d MMMM y";
            case JA -> "y年M月d日";
            case KO -> "y년 M월 d일";
            case RU -> "d MMMM y 'г'.";
            case UK -> "d MMMM y 'р'.";
        };
    }

    private static String shortPattern(Language language) {
        return switch (language) {
            case EN -> "d MMM y";
            case JA, FA -> "y/MM/dd";
            case KO -> "y. M. d.";
            case RU, UK -> "dd.MM.y";
        };
    }
}
