package ginko.demo.simulators;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ginko.notifications.Channel;
import ginko.otp.CarrierSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The simulated carriers: an HTTP server on the loopback interface that knows in whose name a
/// telephone is and sends a code to it. The last four digits decide: `9906` is in another person's
/// name, at `9907` the carrier is out of order, every other number is the asker's own.
final class CarrierDesk implements DisposableBean {

    private static final int KEPT = 500;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, String> codes = new ConcurrentHashMap<>();
    private final JsonMapper json = JsonMapper.builder().build();
    private final SimulatedMessages messages;
    private final HttpServer server;

    private CarrierDesk(SimulatedMessages messages, HttpServer server) {
        this.messages = messages;
        this.server = server;
    }

    static CarrierDesk start(SimulatedMessages messages) {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            CarrierDesk desk = new CarrierDesk(messages, server);
            server.createContext("/checks", desk::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return desk;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    CarrierSettings settings() {
        String host = InetAddress.getLoopbackAddress().getHostAddress();
        return new CarrierSettings(
                URI.create("http://" + host + ":" + server.getAddress().getPort()),
                Duration.ofSeconds(5));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = json.readTree(exchange.getRequestBody().readAllBytes());
            String[] path = exchange.getRequestURI().getPath().split("/", -1);
            if (path.length == 4) {
                code(exchange, path[2], body.path("code").asString(""));
            } else {
                begin(exchange, body.path("phone").asString(""));
            }
        }
    }

    private void begin(HttpExchange exchange, String phone) throws IOException {
        if (phone.endsWith("9907")) {
            send(exchange, 503, Map.of("reason", "OUT_OF_ORDER"));
            return;
        }
        if (phone.endsWith("9906")) {
            send(exchange, 409, Map.of("reason", "NOT_IN_HIS_NAME"));
            return;
        }
        if (codes.size() >= KEPT) {
            codes.clear();
        }
        String reference = UUID.randomUUID().toString();
        String code = String.format(Locale.ROOT, "%06d", RANDOM.nextInt(1_000_000));
        codes.put(reference, code);
        messages.add(
                new SimulatedMessages.Arrival(
                        Channel.SMS,
                        phone,
                        "carrier",
                        null,
                        "[본인확인] 인증번호 " + code,
                        "carrier-" + reference,
                        1));
        send(exchange, 201, Map.of("reference", reference));
    }

    private void code(HttpExchange exchange, String reference, String typed) throws IOException {
        String code = codes.get(reference);
        if (code == null) {
            send(exchange, 404, Map.of("reason", "OVER"));
        } else if (code.equals(typed)) {
            codes.remove(reference);
            send(exchange, 200, Map.of("result", "PASSED"));
        } else {
            send(exchange, 409, Map.of("reason", "CODE_WRONG"));
        }
    }

    private void send(HttpExchange exchange, int status, Map<String, String> body)
            throws IOException {
        byte[] text = json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, text.length);
        exchange.getResponseBody().write(text);
    }

    @Override
    public void destroy() {
        server.stop(0);
    }
}
