package ginko.web;

import java.util.Locale;
import org.springframework.http.HttpStatusCode;

/// What went wrong, as a person needs to know it. The words of each kind are under
/// `web.error.<tag>`.
enum ErrorKind {
    BAD_REQUEST,
    SIGN_IN,
    FORBIDDEN,
    NOT_FOUND,
    METHOD,
    CONFLICT,
    TOO_LARGE,
    MEDIA_TYPE,
    TOO_MANY,
    FAILED,
    UNKNOWN,
    BUSY;

    static ErrorKind of(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> SIGN_IN;
            case 403 -> FORBIDDEN;
            case 404, 410 -> NOT_FOUND;
            case 405, 501 -> METHOD;
            case 409, 412 -> CONFLICT;
            case 413, 414, 431 -> TOO_LARGE;
            case 415 -> MEDIA_TYPE;
            case 429 -> TOO_MANY;
            case 503 -> BUSY;
            default -> status.is4xxClientError() ? BAD_REQUEST : FAILED;
        };
    }

    private String key(String part) {
        return "web.error." + name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + part;
    }

    String titleKey() {
        return key("title");
    }

    String whatKey() {
        return key("what");
    }

    String nowKey() {
        return key("now");
    }

    /// Only after a failure of our own is it open whether an order was taken.
    String moneyKey() {
        return this == FAILED || this == UNKNOWN
                ? "web.error.money.unknown"
                : "web.error.money.nothing";
    }
}
