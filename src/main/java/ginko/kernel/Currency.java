package ginko.kernel;

/// A currency as the bank keeps it: ISO 4217 code and the number of minor digits the bank uses. The
/// digits come from the bank profile, never from the JDK: ISO and Java give the Iranian rial two
/// digits, practice uses none.
public record Currency(String code, int digits) {

    public Currency {
        Check.argument(code.matches("[A-Z]{3}"), "currency code must be three capital letters");
        Check.argument(digits >= 0 && digits <= 4, "currency digits must be between 0 and 4");
    }

    /// Minor units of one major unit: 100 for two digits, 1 for none.
    public long minorPerMajor() {
        return switch (digits) {
            case 0 -> 1;
            case 1 -> 10;
            case 2 -> 100;
            case 3 -> 1_000;
            default -> 10_000;
        };
    }
}
