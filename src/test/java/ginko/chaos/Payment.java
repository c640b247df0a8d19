package ginko.chaos;

/// A payment whose confirmation was sent, as its payer knows it.
final class Payment {

    /// What the payer knows: nothing yet or never, that it is done, or that it is not.
    enum Known {
        UNANSWERED,
        ACKNOWLEDGED,
        REFUSED
    }

    /// What was to be paid; the amount is in minor units.
    record Order(String id, String from, String payeeNumber, long amountMinor) {}

    private final Order order;
    private volatile Known known = Known.UNANSWERED;

    Payment(Order order) {
        this.order = order;
    }

    Order order() {
        return order;
    }

    Known known() {
        return known;
    }

    void learn(Known answer) {
        known = answer;
    }
}
