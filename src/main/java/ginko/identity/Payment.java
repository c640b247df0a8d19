package ginko.identity;

/// What the price of a try bought.
sealed interface Payment {

    /// The try may be checked; it is number `failures` in a row.
    record Paid(int failures) implements Payment {}

    /// No try is left; the password is not looked at.
    record NoneLeft() implements Payment {}
}
