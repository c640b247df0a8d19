package ginko.identity;

/// How a session's token travels: in a cookie of the browser, or in an `Authorization` header. A
/// token of one kind is not accepted in the other place.
public enum SessionKind {
    BROWSER,
    API
}
