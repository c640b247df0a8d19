package ginko.demo.simulators;

/// What the simulated card switch does with a card: decided by digits 7 to 10 of its number. `99`
/// and a response code declines with it, `98` and one of these is out of the ordinary, anything
/// else is approved.
enum CardBehaviour {
    APPROVE(""),
    /// Answers after a while, in time.
    SLOW("9801"),
    /// Charges and never answers.
    SILENT("9802"),
    /// Charges and answers when nobody waits any more.
    LATE("9803"),
    /// Answers twice.
    TWICE("9804"),
    /// Charges and answers with a wrong authentication code.
    WRONG_MAC("9805"),
    /// Charges and cuts the connection.
    CUT("9806"),
    /// Loses the request.
    LOST("9807");

    private static final String DECLINE = "99";

    private final String digits;

    CardBehaviour(String digits) {
        this.digits = digits;
    }

    static CardBehaviour of(String card) {
        for (CardBehaviour each : values()) {
            if (!each.digits.isEmpty() && card.startsWith(each.digits, 6)) {
                return each;
            }
        }
        return APPROVE;
    }

    /// The response code for a card: `00` unless it declines.
    static String code(String card) {
        return card.startsWith(DECLINE, 6) ? card.substring(8, 10) : "00";
    }
}
