package ginko.policy;

import ginko.kernel.Check;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads and makes account numbers of the bank's form. The canonical form is what is stored and
/// compared; digits of any script, spaces and hyphens are accepted.
public record AccountNumbers(AccountScheme scheme, List<Branch> branches) {

    private static final int LONGEST_INPUT = 40;

    public AccountNumbers {
        branches = List.copyOf(branches);
        Check.argument(!branches.isEmpty(), "a bank has at least one branch");
    }

    /// The canonical number, or empty when the text is not of the form. Whether the branch or the
    /// account exists is not asked: payees at other banks are read with it too.
    public Optional<String> parse(String text) {
        Optional<String> digits = digits(text);
        return switch (scheme) {
            case PLAIN ->
                    digits.filter(number -> number.length() == 10)
                            .filter(number ->
                                    number.charAt(9) == checkDigit(number.substring(0, 9)));
            case JAPAN ->
                    digits.filter(number -> number.length() == 11)
                            .filter(number -> AccountType.isDigit(number.charAt(3)))
                            .map(AccountNumbers::japanese);
        };
    }

    /// A number of this form from a branch and a running number.
    ///
    /// @param serial up to 999,999 (PLAIN) or 9,999,999 (JAPAN)
    public String compose(String branch, AccountType type, long serial) {
        Check.argument(branch.matches("[0-9]{3}"), "a branch code has three digits");
        Check.argument(serial >= 0, "a running number is not negative");
        return switch (scheme) {
            case PLAIN -> {
                Check.argument(serial <= 999_999, "six digits are left for the number");
                String body = branch + String.format(Locale.ROOT, "%06d", serial);
                yield body + checkDigit(body);
            }
            case JAPAN -> {
                Check.argument(serial <= 9_999_999, "seven digits are left for the number");
                yield japanese(branch + type.digit() + String.format(Locale.ROOT, "%07d", serial));
            }
        };
    }

    /// The branch code of a canonical number: its first three digits in both forms.
    public String branchOf(String canonical) {
        return canonical.substring(0, 3);
    }

    /// The branch of a canonical number when it is one of this bank's.
    public Optional<Branch> branch(String canonical) {
        return branches.stream()
                .filter(branch -> branch.code().equals(branchOf(canonical)))
                .findFirst();
    }

    /// Whether the number itself says current account; plain numbers never do.
    public boolean isCurrentAccount(String canonical) {
        return scheme == AccountScheme.JAPAN && canonical.charAt(4) == AccountType.CURRENT.digit();
    }

    /// A number of the right form for hints beside fields, of the bank's first branch.
    public String example() {
        return compose(branches.getFirst().code(), AccountType.ORDINARY, 123_456);
    }

    private static String japanese(String digits) {
        return digits.substring(0, 3) + "-" + digits.charAt(3) + "-" + digits.substring(4);
    }

    private static Optional<String> digits(String text) {
        if (text.length() > LONGEST_INPUT) {
            return Optional.empty();
        }
        StringBuilder digits = new StringBuilder();
        for (int point : text.codePoints().toArray()) {
            int value = Character.digit(point, 10);
            if (value >= 0) {
                digits.append(value);
            } else if (!isSeparator(point)) {
                return Optional.empty();
            }
        }
        return Optional.of(digits.toString());
    }

    private static boolean isSeparator(int point) {
        return Character.isSpaceChar(point)
                || Character.getType(point) == Character.DASH_PUNCTUATION
                || Character.getType(point) == Character.FORMAT;
    }

    /// Luhn's check digit, ISO/IEC 7812-1 annex B.
    private static char checkDigit(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = body.charAt(body.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }
}
