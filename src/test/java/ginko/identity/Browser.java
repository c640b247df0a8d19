package ginko.identity;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A browser without script: keeps cookies, fills the form it was shown, follows nothing by itself.
public final class Browser {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String origin;
    private final HttpClient client;
    public final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String formToken = "";

    public Browser(int port) {
        this("http://127.0.0.1:" + port, CLIENT);
    }

    /// A browser at an address, with what it needs to get there.
    Browser(String origin, HttpClient client) {
        this.origin = origin;
        this.client = client;
    }

    HttpClient client() {
        return client;
    }

    public Browser with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /// A second window with the same cookies and the same form.
    public Browser copy() {
        Browser copy = new Browser(origin, client);
        copy.cookies.putAll(cookies);
        copy.formToken = formToken;
        return copy;
    }

    @CanIgnoreReturnValue
    public Answer get(String path) {
        return send(request(path).GET().build());
    }

    @CanIgnoreReturnValue
    public Answer post(String path, String... fields) {
        StringBuilder body = new StringBuilder("_csrf=" + encoded(formToken));
        for (int i = 0; i < fields.length; i += 2) {
            body.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
        }
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build());
    }

    public Answer json(String method, String path, String body) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        headers.forEach(request::header);
        return request;
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            List<String> set = response.headers().allValues("Set-Cookie");
            for (String header : set) {
                HttpCookie cookie = HttpCookie.parse(header).getFirst();
                if (cookie.getMaxAge() == 0) {
                    cookies.remove(cookie.getName());
                } else {
                    cookies.put(cookie.getName(), cookie.getValue());
                }
            }
            Answer answer = new Answer(response, set);
            Element token = answer.page().selectFirst("input[name=_csrf]");
            if (token != null) {
                formToken = token.attr("value");
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// What came back.
    public record Answer(HttpResponse<String> response, List<String> setCookies) {

        public int status() {
            return response.statusCode();
        }

        public String location() {
            return response.headers().firstValue("Location").orElse("");
        }

        public String body() {
            return Objects.requireNonNull(response.body());
        }

        public Document page() {
            return Jsoup.parse(body());
        }

        public String text() {
            return page().text();
        }

        /// The text between the quotes after a name of a flat JSON document.
        public String json(String name) {
            String[] parts = body().split("\"" + name + "\":\"", 2);
            return parts.length == 2 ? parts[1].substring(0, parts[1].indexOf('"')) : "";
        }
    }
}
