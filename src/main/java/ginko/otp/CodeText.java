package ginko.otp;

/// Writes the message that carries a code, in the customer's language, with what the code is for.
/// Called twice: with the code, for the phone, and with dots, for what the bank keeps.
@FunctionalInterface
public interface CodeText {
    String with(String code);
}
