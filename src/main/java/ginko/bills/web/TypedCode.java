package ginko.bills.web;

import ginko.kernel.Masked;

/// A code as somebody types it.
final class TypedCode {

    private static final int LONGEST = 40;

    private TypedCode() {}

    /// Digits of any script, spaces and hyphens ignored.
    static Masked of(String typed) {
        StringBuilder digits = new StringBuilder();
        typed.codePoints()
                .limit(LONGEST)
                .forEach(point -> {
                    int digit = Character.digit(point, 10);
                    if (digit >= 0) {
                        digits.append(digit);
                    } else if (!Character.isSpaceChar(point) && point != '-') {
                        digits.appendCodePoint(point);
                    }
                });
        return new Masked(digits.toString());
    }
}
