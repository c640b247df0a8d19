package ginko.web;

import ginko.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/// A named argument of a text. Values are formatted in the language of the text, so callers hand
/// over amounts and dates, never strings made of them.
public record Arg(String name, Value value) {

    /// What can stand in a text.
    sealed interface Value {}

    record Amount(Money money) implements Value {}

    record Day(LocalDate date) implements Value {}

    record Moment(Instant instant) implements Value {}

    record Hour(LocalTime time) implements Value {}

    record Count(long number) implements Value {}

    record Words(String text) implements Value {}

    record Code(String text) implements Value {}

    public static Arg of(String name, Money money) {
        return new Arg(name, new Amount(money));
    }

    public static Arg of(String name, LocalDate date) {
        return new Arg(name, new Day(date));
    }

    public static Arg of(String name, Instant instant) {
        return new Arg(name, new Moment(instant));
    }

    public static Arg of(String name, LocalTime time) {
        return new Arg(name, new Hour(time));
    }

    /// A whole number; also selects the plural form.
    public static Arg of(String name, long number) {
        return new Arg(name, new Count(number));
    }

    public static Arg of(String name, String text) {
        return new Arg(name, new Words(text));
    }

    /// An identifier: account, card, telephone or reference number. In right-to-left text it is
    /// isolated, or its groups of digits would change places.
    public static Arg identifier(String name, String text) {
        return new Arg(name, new Code(text));
    }
}
