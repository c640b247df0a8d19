package ginko;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes requests that no well-behaved client would make, always the same ones for one seed.
final class Mutations {

    /// A door: address pattern, method, and what its handler asks for.
    record Door(String pattern, String method, List<String> parameters) {

        Door {
            parameters = List.copyOf(parameters);
        }
    }

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW");

    private static final List<String> ODD_SEGMENTS =
            List.of(
                    "",
                    "..",
                    "%2e%2e%2f",
                    "../../etc/passwd",
                    "%2F",
                    "%5C",
                    "%00",
                    "%ff",
                    "%0d%0aX:1",
                    "0",
                    "-1",
                    "9223372036854775808",
                    "null",
                    ";a=b",
                    "%7B%7D",
                    "%25",
                    "a%20b",
                    "00000000-0000-0000-0000-000000000000",
                    "0-0-0-0-0",
                    "%ED%A0%80",
                    "%D0%96%F0%9F%92%A9%E2%80%AE",
                    "%D9%A1%D9%A2",
                    "x".repeat(10_000),
                    ".pdf",
                    "*");

    private static final List<String> ODD_VALUES =
            List.of(
                    "",
                    " ",
                    "abc",
                    "-1",
                    "0",
                    "1",
                    "2147483648",
                    "999999999999999999999999",
                    "1e400",
                    "NaN",
                    "12.50",
                    "1.234,56",
                    "1,234.5",
                    "0.001",
                    "\0",
                    "a\0b",
                    "\r\nX: 1",
                    "\u202e1",
                    "\u0661\u0662",
                    "\uff11\uff12.\uff10",
                    "\ud83d\udca9",
                    "e\u0301".repeat(200),
                    "2026-02-30",
                    "2026-11-25",
                    "9999-12-31",
                    "10000-01-01",
                    "+999999999-12-31",
                    "-999999999-01-01",
                    "2026-11-25.5",
                    "2026-11-25.-1",
                    "9999-12-31.99999999999999999999",
                    "<script>alert(1)</script>",
                    "' or 1=1 --",
                    "%%%",
                    "${7*7}",
                    "../../x",
                    "//evil.example",
                    "OWN",
                    "INTERNAL",
                    "INTERBANK",
                    "PURCHASE",
                    "internal",
                    "EUR",
                    "XXX",
                    "en",
                    "fa",
                    "zz",
                    "+4915123000010",
                    "true",
                    "on",
                    "{}",
                    "[]",
                    "_",
                    "%",
                    "\\",
                    "\ufffd",
                    "\ufeff",
                    "x".repeat(3_000),
                    "9".repeat(5_000));

    private static final List<String> ODD_JSON =
            List.of(
                    "",
                    "{",
                    "null",
                    "\"x\"",
                    "123",
                    "[]",
                    "{}",
                    "{\"login\":[1],\"password\":{}}",
                    "{\"login\":null,\"password\":null}",
                    "{\"login\":1e999}",
                    "{\"code\":true}",
                    "{\"login\":\"\\ud800\",\"password\":\"\\u0000\"}",
                    "{\"login\":\"a\",\"login\":\"b\"}",
                    "[".repeat(20_000),
                    "{\"a\":".repeat(5_000),
                    "{\"unknown\":1}",
                    "\ufeff{}",
                    "login=a",
                    "{\"oldPassword\":\"x\",\"newPassword\":\"" + "y".repeat(100_000) + "\"}");

    private static final List<String> CONTENT_TYPES =
            List.of(
                    "application/json",
                    "application/json;charset=utf-16",
                    "text/plain",
                    "application/xml",
                    "multipart/form-data",
                    "multipart/form-data; boundary=x",
                    ";;;",
                    "*/*",
                    "a",
                    "application/x-www-form-urlencoded;charset=nonsense",
                    "application/x-www-form-urlencoded;charset=utf-16",
                    "application/problem+json");

    private static final Map<String, List<String>> ODD_HEADERS =
            Map.ofEntries(
                    Map.entry(
                            "Accept",
                            List.of(
                                    "application/json",
                                    "application/pdf",
                                    "a/b/c",
                                    "*",
                                    "text/html;q=2",
                                    "image/png",
                                    ",,,",
                                    "text/html;".repeat(200),
                                    "application/xml")),
                    Map.entry(
                            "Accept-Language",
                            List.of(
                                    "xx",
                                    "fa",
                                    "ja-JP;q=abc",
                                    "*",
                                    "en;q=1.5",
                                    "-",
                                    "uk,ru;q=0.9",
                                    "a".repeat(400))),
                    Map.entry("Idempotency-Key", List.of("x", "x".repeat(300), "{}", " ")),
                    Map.entry("Range", List.of("bytes=9-1", "bytes=-5", "lines=1")),
                    Map.entry(
                            "If-Modified-Since",
                            List.of("yesterday", "Thu, 01 Jan 1970 00:00:00 GMT")),
                    Map.entry("If-None-Match", List.of("*", "\"", "W/")),
                    Map.entry("Origin", List.of("http://evil.example", "null", "::", "http://[")),
                    Map.entry("Sec-Fetch-Site", List.of("cross-site", "same-origin", "x")),
                    Map.entry("X-Forwarded-For", List.of("1.2.3.4", "nonsense")),
                    Map.entry("X-Forwarded-Proto", List.of("https", "x")),
                    Map.entry("Forwarded", List.of("for=1;host=evil", ";;")),
                    Map.entry("X-HTTP-Method-Override", List.of("DELETE")),
                    Map.entry("HX-Request", List.of("true")),
                    Map.entry("Referer", List.of("http://evil.example/", "%%")),
                    Map.entry("Accept-Encoding", List.of("gzip", "zstd;q=x")));

    private final Random random;
    private final List<String> ids;
    private final List<String> names;

    /// @param ids identifiers that mean something to somebody
    /// @param names names of parameters that some handler asks for
    Mutations(Random random, List<String> ids, List<String> names) {
        this.random = random;
        this.ids = List.copyOf(ids);
        this.names = List.copyOf(names);
    }

    Knock next(Door door, Guest guest) {
        String method = chance(8) ? any(METHODS) : door.method();
        boolean hasBody = List.of("POST", "PUT", "PATCH", "BREW").contains(method);
        Map<String, String> headers = new LinkedHashMap<>();
        while (random.nextBoolean() && headers.size() < 3) {
            String name = any(ODD_HEADERS.keySet().stream().sorted().toList());
            headers.put(name, any(ODD_HEADERS.getOrDefault(name, List.of())));
        }
        boolean isSignedIn = !chance(4);
        if (isSignedIn) {
            boolean isInterface = door.pattern().startsWith("/api/") != chance(20);
            headers.put(
                    isInterface ? "Authorization" : "Cookie",
                    isInterface ? guest.bearer() : guest.cookie());
        } else if (chance(3)) {
            headers.put("Authorization", any(List.of("Bearer", "Bearer x", "Basic Og==", "\"")));
            headers.put(
                    "Cookie",
                    any(List.of("ginko=x", "ginko", "=;=", "ginko-form=" + "a".repeat(43))));
        }
        String body = hasBody ? body(door, guest, headers) : null;
        String query = !hasBody || chance(4) ? "?" + fields(door) : "";
        return new Knock(method, address(door) + query, headers, body);
    }

    private String address(Door door) {
        Matcher variable = VARIABLE.matcher(door.pattern());
        StringBuilder address = new StringBuilder();
        while (variable.find()) {
            String segment = chance(3) ? any(ODD_SEGMENTS) : any(ids);
            variable.appendReplacement(address, Matcher.quoteReplacement(segment));
        }
        variable.appendTail(address);
        return chance(40)
                ? address + any(List.of("/", "//", ";x=1", "%00", ".json"))
                : address.toString();
    }

    private @Nullable String body(Door door, Guest guest, Map<String, String> headers) {
        boolean wantsJson = door.pattern().startsWith("/api/");
        if (chance(12)) {
            return null;
        }
        headers.put(
                "Content-Type",
                chance(6)
                        ? any(CONTENT_TYPES)
                        : wantsJson ? "application/json" : "application/x-www-form-urlencoded");
        if (wantsJson != chance(8)) {
            return any(ODD_JSON);
        }
        String token = chance(5) ? any(ODD_VALUES) : guest.formToken();
        return (chance(10) ? "" : "_csrf=" + Guest.encoded(token) + "&")
                + fields(door)
                + (chance(10)
                        ? any(List.of("&%zz", "&=&&=", "&%", "&big=" + "x".repeat(200_000)))
                        : "");
    }

    private String fields(Door door) {
        List<String> wanted = new ArrayList<>(door.parameters());
        wanted.removeIf(_ -> chance(6));
        while (chance(2)) {
            wanted.add(any(names));
        }
        List<String> fields = new ArrayList<>();
        for (String name : wanted) {
            String written =
                    switch (random.nextInt(12)) {
                        case 0 -> name + "[]";
                        case 1 -> name + "[0].x";
                        default -> name;
                    };
            fields.add(Guest.encoded(written) + "=" + Guest.encoded(value(name)));
            if (chance(10)) {
                fields.add(Guest.encoded(name) + "=" + Guest.encoded(value(name)));
            }
        }
        return String.join("&", fields);
    }

    private String value(String name) {
        if (name.equals("version") && chance(2)) {
            return "1";
        }
        return chance(4) ? any(ids) : any(ODD_VALUES);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
