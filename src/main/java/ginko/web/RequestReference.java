package ginko.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.ThreadLocalRandom;

/// The short reference of a request: shown on error pages and in the footer, sent as
/// `X-Request-Id`, written with every log line. Always made here, never taken from outside.
public final class RequestReference {

    static final String ATTRIBUTE = "ginko.web.RequestReference";
    static final String HEADER = "X-Request-Id";

    /// Without letters and digits that look or sound alike.
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 10;

    private RequestReference() {}

    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        // it names a request and opens nothing, so it need not be hard to guess
        ThreadLocalRandom random = ThreadLocalRandom.current();
        StringBuilder made = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            made.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        request.setAttribute(ATTRIBUTE, made.toString());
        return made.toString();
    }
}
