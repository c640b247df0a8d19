package ginko.cards;

/// A charge to undo because it is not known what became of it.
public record Reversal(CardTrace original, CardNumber card, long amountMinor) {}
