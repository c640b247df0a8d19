package ginko.otp;

/// What happens to a token. Label: `otp.trigger.<NAME>`.
public enum TokenTrigger {
    /// A file of the maker was released into the stock.
    IMPORT,
    ALLOCATE,
    DISPATCH,
    /// トークン発行 or 발급 was asked for.
    REQUEST,
    /// The customer gave it up before it was issued.
    WITHDRAW,
    /// Nobody went on in time.
    TIME_OUT,
    ISSUE,
    /// The telephone took the seed.
    FETCH,
    /// Too many wrong entries before the first code.
    FAIL,
    /// Another issue was asked for before the first code.
    START_ANEW,
    /// The first right code.
    START,
    /// Too many wrong codes in a row.
    LOCK,
    UNLOCK,
    REPORT_LOST,
    FOUND,
    /// The token that takes its place is in use.
    REPLACE,
    /// 利用解除 by the customer.
    RELEASE,
    /// 이용해지 by the customer.
    END,
    EXPIRE,
    REVOKE
}
