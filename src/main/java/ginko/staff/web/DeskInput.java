package ginko.staff.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/// Reads what clerks type.
final class DeskInput {

    private static final int OLDEST_YEARS = 130;

    private DeskInput() {}

    /// A day as browsers send it: `2026-11-22`.
    static Optional<LocalDate> day(String text) {
        if (!text.strip().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /// A day on which a living person can have been born.
    static Optional<LocalDate> birthDate(String text, LocalDate today) {
        return day(text)
                .filter(day -> !day.isAfter(today))
                .filter(day -> day.isAfter(today.minusYears(OLDEST_YEARS)));
    }

    /// A short reference of a paper or a reason, if it is not empty and not too long.
    static Optional<String> words(String text, int max) {
        String stripped = text.strip();
        return stripped.isEmpty() || stripped.length() > max
                ? Optional.empty()
                : Optional.of(stripped);
    }
}
