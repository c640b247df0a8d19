package ginko.policy;

/// The kind digit inside a Japanese account number. Label: `policy.accountType.<NAME>`.
public enum AccountType {
    ORDINARY('1'),
    CURRENT('2'),
    SAVINGS('4');

    private final char digit;

    AccountType(char digit) {
        this.digit = digit;
    }

    /// The digit of the kind.
    public char digit() {
        return digit;
    }

    static boolean isDigit(char digit) {
        for (AccountType type : values()) {
            if (type.digit == digit) {
                return true;
            }
        }
        return false;
    }
}
