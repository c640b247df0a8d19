package ginko.identity;

import java.util.Map;

/// What a caller shows beside login and password: the address he comes from, the name of his
/// program, and the cookies by which the bank knows devices again, by name.
public record Visitor(Source source, String userAgent, Map<String, String> deviceCookies) {

    public Visitor {
        deviceCookies = Map.copyOf(deviceCookies);
    }

    /// A caller of whom only the address is known.
    public static Visitor from(Source source) {
        return new Visitor(source, "", Map.of());
    }

    String browser() {
        return BrowserName.of(userAgent);
    }
}
