package ginko.kernel;

/// Assertions that stay on in production. A failed check is a bug, never a customer's mistake: it
/// rolls the transaction back and reaches the customer as "not done" with a reference.
public final class Check {

    private Check() {}

    /// @throws IllegalStateException when an invariant of the program does not hold
    public static void state(boolean holds, String invariant) {
        if (!holds) {
            throw new IllegalStateException("invariant broken: " + invariant);
        }
    }

    /// @throws IllegalArgumentException when a value violates the contract of its type
    public static void argument(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
