package ginko.cards;

/// Money to take from a card.
///
/// @param merchantCategory four digits of ISO 18245
/// @param details what the issuer of the bill needs, element 48
public record Charge(CardTrace trace, long amountMinor, String merchantCategory, String details) {}
