package ginko.accounts.web;

import ginko.accounts.StatementRequest;
import ginko.ledger.StatementQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Addresses of a statement with its period and filter. They stay the same from day to day, so that
/// they can be kept.
record StatementLinks(String path, StatementRequest request) {

    String first() {
        return path + query();
    }

    String page(String cursor) {
        return first() + "&cursor=" + encoded(cursor);
    }

    /// The same selection as a file.
    String file(String ending) {
        return path + "." + ending + query();
    }

    private String query() {
        StringBuilder query = new StringBuilder();
        query.append("?from=").append(request.from()).append("&to=").append(request.to());
        if (!request.text().isEmpty()) {
            query.append("&text=").append(encoded(request.text()));
        }
        if (request.side() != StatementQuery.Side.ALL) {
            query.append("&side=").append(request.side());
        }
        return query.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
