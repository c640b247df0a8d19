package ginko.policy;

import java.time.LocalDate;

/// How far back a statement can be asked for.
///
/// @param days days before the day of the enquiry; the earliest day is included
public record StatementRules(int days) {

    /// The earliest day a statement may start on (seed 002, footnote 8: 90 days up to the enquiry).
    public LocalDate earliest(LocalDate today) {
        return today.minusDays(days);
    }
}
