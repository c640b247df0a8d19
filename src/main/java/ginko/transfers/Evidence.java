package ginko.transfers;

import ginko.policy.Factor;

/// What a transfer was confirmed with.
enum Evidence {
    NONE,
    SMS_CODE,
    TOKEN_CODE,
    SIGNATURE;

    static Evidence of(Factor factor) {
        return switch (factor) {
            case NONE -> NONE;
            case SMS_CODE -> SMS_CODE;
            case TOKEN_CODE -> TOKEN_CODE;
        };
    }
}
