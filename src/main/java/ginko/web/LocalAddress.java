package ginko.web;

import org.springframework.core.env.Environment;

/// Where a browser on the same machine finds the bank.
public final class LocalAddress {

    private static final String LOOPBACK = "127.0.0.1";

    private LocalAddress() {}

    /// Scheme, host and port. The machine itself is called by its name, because browsers give
    /// passkeys to names only.
    ///
    /// @param environment of a program whose web server has started
    public static String of(Environment environment) {
        String address = environment.getProperty("server.address", LOOPBACK);
        return "%s://%s:%s"
                .formatted(
                        environment.containsProperty("server.ssl.enabled-protocols")
                                ? "https"
                                : "http",
                        address.equals(LOOPBACK) ? "localhost" : address,
                        environment.getProperty("local.server.port"));
    }
}
