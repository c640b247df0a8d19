package ginko.web;

import jakarta.servlet.http.HttpServletRequest;

/// Where a request came to: scheme, host and port as browsers write them, for example
/// `https://bank.example`. The request names it; nothing is proven by it.
public final class RequestOrigin {

    private RequestOrigin() {}

    public static String of(HttpServletRequest request) {
        String scheme = request.getScheme();
        int port = request.getServerPort();
        boolean isUsual = port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + request.getServerName() + (isUsual ? "" : ":" + port);
    }
}
