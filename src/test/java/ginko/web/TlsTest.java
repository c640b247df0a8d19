package ginko.web;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.testing.Requirement;
import ginko.testing.RunningBank;
import ginko.testing.TestDatabase;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// The bank over HTTPS with a certificate of its own making.
@Tag("database")
class TlsTest {

    private static final int TLS_1_1 = 0x0302;
    private static final int TLS_1_2 = 0x0303;
    private static final int RSA_AES_128_CBC = 0x002f;
    private static final int RSA_3DES = 0x000a;
    private static final int RSA_RC4 = 0x0005;
    private static final int RSA_EXPORT_RC4_40 = 0x0003;
    private static final int ALERT = 21;
    private static final int FATAL = 2;

    private static ConfigurableApplicationContext program;
    private static int port;

    @BeforeAll
    static void start() {
        program =
                RunningBank.start(
                        TestDatabase.createAccess(),
                        "--ginko.tls=development",
                        "--ginko.demo=false",
                        "--ginko.jobs.enabled=false");
        port =
                Integer.parseInt(
                        Objects.requireNonNull(
                                program.getEnvironment().getProperty("local.server.port")));
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static HttpResponse<String> get(String path) throws Exception {
        DevelopmentCertificate certificate =
                DevelopmentCertificate.in(Path.of("target", "test-data", "tls"));
        KeyStore trusted =
                KeyStore.getInstance(
                        certificate.file().toFile(), certificate.password().toCharArray());
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("bank", trusted.getCertificate("ginko"));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (HttpClient http =
                HttpClient.newBuilder()
                        .sslContext(context)
                        .sslParameters(new SSLParameters())
                        .build()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("https://localhost:" + port + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void servesPagesWithStrictTransportAndHostCookies() throws Exception {
        HttpResponse<String> page = get("/login");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Strict-Transport-Security"))
                .contains("max-age=31536000; includeSubDomains");
        assertThat(page.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).startsWith("__Host-").contains("Secure"));
    }

    @Test
    @Requirement({"OTPD-23", "SEIWA-22"})
    void refusesConnectionsThatAreTooWeak() throws IOException {
        assertThat(answer(TLS_1_1, RSA_AES_128_CBC)).containsExactly(ALERT, FATAL);
        assertThat(answer(TLS_1_2, RSA_3DES)).containsExactly(ALERT, FATAL);
        assertThat(answer(TLS_1_2, RSA_RC4)).containsExactly(ALERT, FATAL);
        assertThat(answer(TLS_1_2, RSA_EXPORT_RC4_40)).containsExactly(ALERT, FATAL);
        assertThat(answer(TLS_1_2, RSA_AES_128_CBC)).containsExactly(ALERT, FATAL);
    }

    /// What the server says to a hello that offers one version and one suite: kind of record, and
    /// level when it is an alert. Written byte by byte, because this machine's own TLS would not
    /// offer such things.
    private static int[] answer(int version, int suite) throws IOException {
        ByteBuffer body = ByteBuffer.allocate(41);
        body.putShort((short) version).put(new byte[32]).put((byte) 0);
        body.putShort((short) 2).putShort((short) suite).put((byte) 1).put((byte) 0);
        byte[] hello = new byte[body.position()];
        body.flip().get(hello);
        ByteBuffer message = ByteBuffer.allocate(hello.length + 9);
        message.put((byte) 22).putShort((short) 0x0301).putShort((short) (hello.length + 4));
        message.put((byte) 1).put((byte) 0).putShort((short) hello.length).put(hello);
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(message.array());
            socket.getOutputStream().flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int kind = in.readUnsignedByte();
            in.skipNBytes(4);
            return new int[] {kind, in.readUnsignedByte()};
        }
    }
}
