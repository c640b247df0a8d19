package ginko.kernel;

/// A reason why the bank does not do what a customer asked. Implemented by enums only; the
/// constant's name is the public code, and `refusal.<NAME>` is its message key.
public interface Refusal {

    String name();

    default String messageKey() {
        return "refusal." + name();
    }
}
