package ginko.demo;

import ginko.kernel.Check;
import ginko.ledger.EntryKind;
import java.util.List;

/// One line of the sample year: something every sample person does on certain days for an amount
/// measured in thousandths of his monthly salary.
record Habit(
        String name,
        EntryKind kind,
        Role from,
        Role to,
        List<Day> days,
        int least,
        int most,
        Rounding rounding) {

    /// When it happens: `+0` once, so many days after the first day; `end` on the last day; `25` on
    /// that day of each month; `~6` up to two days after it.
    enum When {
        ONCE,
        LAST,
        MONTHLY,
        ABOUT
    }

    record Day(When when, int number) {

        static Day of(String text) {
            return switch (text.charAt(0)) {
                case '+' -> new Day(When.ONCE, Integer.parseInt(text.substring(1)));
                case 'e' -> new Day(When.LAST, 0);
                case '~' -> new Day(When.ABOUT, Integer.parseInt(text.substring(1)));
                default -> new Day(When.MONTHLY, Integer.parseInt(text));
            };
        }
    }

    /// To what an amount is rounded: the smallest price step or the smallest usual note.
    enum Rounding {
        STEP,
        NOTE
    }

    Habit {
        days = List.copyOf(days);
        Check.argument(least > 0 && least <= most, "a habit costs something");
    }

    /// Reads `name; kind; from; to; days; least-most; rounding`.
    static Habit of(String line) {
        String[] parts = line.split(";");
        Check.argument(parts.length == 7, "a habit has seven parts: " + line);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = parts[i].strip();
        }
        String[] range = parts[5].split("-");
        return new Habit(
                parts[0],
                EntryKind.valueOf(parts[1]),
                Role.valueOf(parts[2]),
                Role.valueOf(parts[3]),
                List.of(parts[4].split(",")).stream().map(Day::of).toList(),
                Integer.parseInt(range[0]),
                Integer.parseInt(range[range.length - 1]),
                Rounding.valueOf(parts[6]));
    }

    boolean touches(Role role) {
        return from == role || to == role;
    }
}
