package ginko.identity.web;

import ginko.identity.CertificateSetting;
import ginko.kernel.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// A second port of the same server that asks browsers for a client certificate of the bank's own
/// authority. A port of its own, because TLS 1.3 and HTTP/2 do not ask later on an open connection.
/// Nothing is fetched from an address written in a certificate, and no list of revoked ones is
/// read: the bank's row decides.
@Component
class CertificateDoor implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final CertificateSetting setting;
    private final Environment environment;

    CertificateDoor(CertificateSetting setting, Environment environment) {
        this.setting = setting;
        this.environment = environment;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        setting.port().ifPresent(port -> factory.addAdditionalConnectors(connector(port)));
    }

    private Connector connector(int port) {
        Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.setPort(port);
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setXpoweredBy(false);
        String address = property("server.address");
        if (address != null) {
            connector.setProperty("address", address);
        }
        connector.setProperty("SSLEnabled", "true");
        connector.getProtocolHandler().setExecutor(new VirtualThreadExecutor("certificates-"));
        connector.addSslHostConfig(tls());
        return connector;
    }

    private SSLHostConfig tls() {
        SSLHostConfig host = new SSLHostConfig();
        host.setProtocols("TLSv1.3+TLSv1.2");
        String suites = property("server.ssl.ciphers");
        if (suites != null) {
            host.setCiphers(suites(suites, suite -> !isOfTls13(suite)));
            host.setCipherSuites(suites(suites, CertificateDoor::isOfTls13));
        }
        // whoever brings none is told on a page what to do
        host.setCertificateVerification("optional");
        host.setCertificateVerificationDepth(1);
        host.setTrustStore(anchors());
        var own = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        String file = property("server.ssl.certificate");
        if (file != null) {
            own.setCertificateFile(absolute(file));
            own.setCertificateKeyFile(absolute(property("server.ssl.certificate-private-key")));
        } else {
            String store = property("server.ssl.key-store");
            Check.argument(store != null, "GINKO_CERTIFICATES_PORT needs TLS, see GINKO_TLS");
            own.setCertificateKeystoreFile(absolute(store));
            own.setCertificateKeystoreType(property("server.ssl.key-store-type"));
            own.setCertificateKeystorePassword(property("server.ssl.key-store-password"));
        }
        host.addCertificate(own);
        return host;
    }

    private static String suites(String all, Predicate<String> wanted) {
        return Arrays.stream(all.split(",")).filter(wanted).collect(Collectors.joining(","));
    }

    /// Their names tell no key exchange.
    private static boolean isOfTls13(String suite) {
        return !suite.contains("_WITH_");
    }

    /// Tomcat would look for a relative name below its own directory.
    private static @Nullable String absolute(@Nullable String file) {
        return file == null ? null : Path.of(file).toAbsolutePath().toString();
    }

    private KeyStore anchors() {
        try {
            KeyStore anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, null);
            anchors.setCertificateEntry("authority", setting.authority().certificate());
            return anchors;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private @Nullable String property(String name) {
        return environment.getProperty(name);
    }
}
