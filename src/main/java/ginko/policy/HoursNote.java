package ginko.policy;

/// A footnote below the hours table.
public record HoursNote(int number, LocalText text) {}
