package ginko;

import ginko.testing.TestBank;
import ginko.testing.TestBank.Person;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A customer who signs in like everybody else, at the page and at the programming interface. He
/// comes from an address of his own, so that wrong passwords of others do not count against him.
final class Guest {

    static final String PASSWORD = "correct horse battery";

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern BEARER = Pattern.compile("\"token\":\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .localAddress(InetAddress.ofLiteral("127.0.0.2"))
                    .build();
    private final String origin;
    private final String home;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String formToken = "";
    private String bearer = "";

    private Guest(String origin, String home) {
        this.origin = origin;
        this.home = home;
    }

    static Guest signIn(String origin, Person person, TestBank bank) {
        Guest guest = new Guest(origin, "/app");
        guest.openPage(person, bank);
        guest.openInterface(person, bank);
        if (!guest.isSignedIn()) {
            throw new IllegalStateException("the guest was not let in");
        }
        return guest;
    }

    /// A member of staff with password and code.
    static Guest atDesk(String origin, String login, String password, String code) {
        Guest guest = new Guest(origin, "/staff");
        guest.look("/staff/login");
        guest.form(
                "/staff/login",
                "login=" + login + "&password=" + encoded(password) + "&code=" + code);
        guest.look("/staff");
        if (!guest.isSignedIn()) {
            throw new IllegalStateException("the member of staff was not let in");
        }
        return guest;
    }

    private void openPage(Person person, TestBank bank) {
        int seen = bank.smsCount(person);
        look("/login");
        form("/login", "login=" + person.login().name() + "&password=" + encoded(PASSWORD));
        look("/login/code");
        form("/login/code", "code=" + bank.code(person, seen));
        look("/app");
    }

    private void openInterface(Person person, TestBank bank) {
        int seen = bank.smsCount(person);
        bearer =
                found(
                        BEARER,
                        json(
                                "/api/v1/sessions",
                                "{\"login\":\"%s\",\"password\":\"%s\"}"
                                        .formatted(person.login().name(), PASSWORD)));
        bearer =
                found(
                        BEARER,
                        json(
                                "/api/v1/sessions/current/code",
                                "{\"code\":\"%s\"}".formatted(bank.code(person, seen))));
    }

    String cookie() {
        StringBuilder header = new StringBuilder();
        cookies.forEach((name, value) -> header.append(name).append('=').append(value).append(';'));
        return header.toString();
    }

    String formToken() {
        return formToken;
    }

    String bearer() {
        return "Bearer " + bearer;
    }

    /// Whether all sessions still live.
    boolean isSignedIn() {
        return send("GET", home, "").statusCode() == 200
                && (bearer.isEmpty() || send("GET", "/api/v1/accounts", "").statusCode() == 200);
    }

    /// Opens a page for the cookies and the form token it brings.
    private void look(String path) {
        var unused = send("GET", path, "");
    }

    private void form(String path, String fields) {
        var unused = send("POST", path, "_csrf=" + encoded(formToken) + "&" + fields);
    }

    private String json(String path, String body) {
        return send("POST", path, body).body();
    }

    private HttpResponse<String> send(String method, String path, String body) {
        boolean isInterface = path.startsWith("/api/");
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "Content-Type",
                isInterface ? "application/json" : "application/x-www-form-urlencoded");
        if (isInterface && !bearer.isEmpty()) {
            headers.put("Authorization", bearer());
        } else if (!isInterface && !cookies.isEmpty()) {
            headers.put("Cookie", cookie());
        }
        HttpRequest request =
                new Knock(method, path, headers, method.equals("GET") ? null : body).to(origin);
        try {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            if (!isInterface) {
                keep(response);
            }
            return response;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(HttpResponse<String> response) {
        for (String header : response.headers().allValues("Set-Cookie")) {
            String pair = header.split(";", 2)[0];
            String name = pair.substring(0, pair.indexOf('='));
            if (header.contains("Max-Age=0")) {
                cookies.remove(name);
            } else {
                cookies.put(name, pair.substring(name.length() + 1));
            }
        }
        Matcher token = TOKEN.matcher(response.body());
        if (token.find()) {
            formToken = token.group(1);
        }
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(text);
        }
        return matcher.group(1);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
