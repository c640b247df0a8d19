package ginko.cards;

import java.time.LocalDate;

/// The charges of a day that stand: approved and not undone.
///
/// @param day in the bank's zone
public record DayTotals(LocalDate day, int count, long amountMinor) {}
