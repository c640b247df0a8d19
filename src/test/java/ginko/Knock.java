package ginko;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One request at the door. `body` is null for none.
record Knock(String method, String address, Map<String, String> headers, @Nullable String body) {

    private static final int SHOWN = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    Knock {
        headers = Map.copyOf(headers);
    }

    HttpRequest to(String origin) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(origin + address)).timeout(PATIENCE);
        headers.forEach(request::header);
        return request.method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
    }

    /// The request as a person can repeat it, long parts cut.
    @Override
    public String toString() {
        return "%s %s %s %s"
                .formatted(method, cut(address), headers, body == null ? "" : "\n" + cut(body));
    }

    private static String cut(String text) {
        return text.length() <= SHOWN
                ? text
                : text.substring(0, SHOWN) + "… (" + text.length() + " characters)";
    }
}
