package ginko.cards;

import java.time.Duration;

/// The way to the card network.
public interface CardSwitch {

    /// Asks for the money once and waits for the answer, at most the configured time. Never repeats
    /// the request.
    ///
    /// A request leaves within five seconds of its [CardTrace#at] or not at all.
    ChargeOutcome charge(Charge charge, CardData card);

    /// After so long from its [CardTrace#at] nobody awaits the answer to a charge any more; where
    /// none is noted, the program that sent it has ended.
    Duration longestCharge();

    /// Asks the bank of a card to send its holder a second password for one payment. Whether the
    /// bank knows the card, or sends such passwords at all, is not told.
    void requestPassword(CardNumber card, long amountMinor);

    /// Compares the totals of a day with those of the switch (`0500`).
    TotalsOutcome compare(DayTotals ours);

    /// Asks to undo a charge.
    ///
    /// @param attempt 0 for the first, which is sent as `0420`; repeats are sent as `0421`
    /// @return whether the switch has confirmed that nothing is charged any more
    boolean reverse(Reversal reversal, CardTrace trace, int attempt);
}
