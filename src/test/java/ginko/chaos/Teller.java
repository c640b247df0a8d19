package ginko.chaos;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One customer's way to the nodes of the bank: asks the same node until it is silent, then the
/// next.
final class Teller {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(45);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();

    private final List<BankProcess> nodes;
    private int node;

    Teller(List<BankProcess> nodes, int first) {
        this.nodes = nodes;
        this.node = first % nodes.size();
    }

    /// Status and body.
    record Answer(int status, JsonNode body) {

        boolean isOutage() {
            return status >= 500;
        }

        String text(String field) {
            return body.path(field).asString("");
        }
    }

    /// @return nothing when no answer came
    @Nullable Answer post(String path, String body, String token, String key)
            throws InterruptedException {
        HttpRequest.Builder request =
                request(nodes.get(node), path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        return send(request.build());
    }

    /// The newest texts to a telephone, from all nodes that answer.
    List<String> texts(String phone) throws InterruptedException {
        List<String> texts = new ArrayList<>();
        for (BankProcess each : nodes) {
            HttpRequest inbox =
                    request(each, "/demo/inbox.json?address=" + phone.replace("+", ""))
                            .timeout(Duration.ofSeconds(5))
                            .build();
            Answer answer = send(inbox);
            if (answer != null && answer.status() == 200) {
                answer.body().forEach(message -> texts.add(message.path("text").asString("")));
            }
        }
        return texts;
    }

    private static HttpRequest.Builder request(BankProcess node, String path) {
        return HttpRequest.newBuilder(node.address(path)).timeout(ANSWER_MAX);
    }

    private @Nullable Answer send(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.body().isEmpty()
                            ? JSON.createObjectNode()
                            : JSON.readTree(answer.body()));
        } catch (IOException silent) {
            node = (node + 1) % nodes.size();
            return null;
        }
    }
}
