package ginko.policy;

import ginko.kernel.Check;

/// The form of a password. Never cut, never changed in case.
public record PasswordRule(int min, int max, PasswordCharset charset) {

    public PasswordRule {
        Check.argument(min > 0 && min <= max, "the shortest is not longer than the longest");
    }
}
