package ginko.web;

import ginko.kernel.Check;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Turns the bank's own settings for TLS into those of the web server: `GINKO_TLS_CERTIFICATE` and
/// `GINKO_TLS_KEY` (PEM files), or `GINKO_TLS=development` for a certificate the program makes
/// itself. Only TLS 1.2 and 1.3 with forward secrecy and at least 128 bits are spoken (seed 000,
/// secure connection; RFC 9325).
public final class TlsSettings implements EnvironmentPostProcessor {

    private static final String SUITES =
            String.join(
                    ",",
                    "TLS_AES_256_GCM_SHA384",
                    "TLS_AES_128_GCM_SHA256",
                    "TLS_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> server = new HashMap<>();
        String certificate = environment.getProperty("ginko.tls.certificate", "");
        if (!certificate.isBlank()) {
            String key = environment.getProperty("ginko.tls.key", "");
            Check.argument(!key.isBlank(), "GINKO_TLS_CERTIFICATE needs GINKO_TLS_KEY beside it");
            server.put("server.ssl.certificate", certificate);
            server.put("server.ssl.certificate-private-key", key);
        } else if (environment.getProperty("ginko.tls", "").equals("development")) {
            DevelopmentCertificate made =
                    DevelopmentCertificate.in(
                            Path.of(environment.getProperty("ginko.data", "data"), "tls"));
            server.put("server.ssl.key-store", made.file().toString());
            server.put("server.ssl.key-store-type", "PKCS12");
            server.put("server.ssl.key-store-password", made.password());
        }
        if (!server.isEmpty()) {
            server.put("server.ssl.enabled-protocols", "TLSv1.3,TLSv1.2");
            server.put("server.ssl.ciphers", SUITES);
            environment.getPropertySources().addLast(new MapPropertySource("ginkoTls", server));
        }
    }
}
