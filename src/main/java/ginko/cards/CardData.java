package ginko.cards;

import ginko.kernel.Masked;

/// What the holder of a card types to pay. Lives as long as the payments it is typed for, in memory
/// only; prints nothing secret.
public record CardData(CardNumber number, Masked password, Masked cvv2, CardExpiry expiry) {}
