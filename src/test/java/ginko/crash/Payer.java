package ginko.crash;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A customer who pays again and again through the programming interface, with codes read from the
/// simulated telephone.
final class Payer {

    private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");
    private static final Pattern PASSWORD =
            Pattern.compile("(?<![A-Za-z0-9])(?=[A-Za-z0-9]*[0-9])[A-Za-z0-9]{10}(?![A-Za-z0-9])");
    private static final String OWN_PASSWORD = "Harbour-Kite-Lantern-51";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Sample customers without a password or with another factor get no message.
    private static final Duration SHORT_PATIENCE = Duration.ofSeconds(5);

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ProgramProcess program;
    private final String phone;
    private String token = "";

    Payer(ProgramProcess program, String phone) {
        this.program = program;
        this.phone = phone;
    }

    /// An answer: status and body.
    record Answer(int status, JsonNode body) {}

    /// Signs in with the temporary password from the telephone and changes it.
    void signIn(String login) throws IOException, InterruptedException {
        String temporary = newest(PASSWORD, 0, SHORT_PATIENCE);
        int seen = messages().size();
        take(
                post(
                        "/api/v1/sessions",
                        "{\"login\":\"%s\",\"password\":\"%s\"}".formatted(login, temporary),
                        ""));
        String code = newest(CODE, seen, SHORT_PATIENCE);
        take(post("/api/v1/sessions/current/code", "{\"code\":\"%s\"}".formatted(code), ""));
        take(
                post(
                        "/api/v1/sessions/current/password",
                        "{\"oldPassword\":\"%s\",\"newPassword\":\"%s\"}"
                                .formatted(temporary, OWN_PASSWORD),
                        ""));
    }

    private void take(Answer answer) {
        if (answer.status() >= 300) {
            throw new AssertionError("sign-in was refused: " + answer);
        }
        token = answer.body().get("token").asString();
    }

    /// The first current account in euro.
    String account() throws IOException, InterruptedException {
        for (JsonNode account : get("/api/v1/accounts").body().get("accounts")) {
            if (account.get("currency").asString().equals("EUR")
                    && account.get("kind").asString().equals("CURRENT")) {
                return account.get("id").asString();
            }
        }
        throw new AssertionError("no account in euro");
    }

    /// Prepares and confirms one payment of one cent; tells the listener its id before the
    /// confirmation is sent, and gives the id when the bank has acknowledged it.
    String pay(String from, String payee, java.util.function.Consumer<String> started)
            throws IOException, InterruptedException, NotPaid {
        int seen = messages().size();
        Answer prepared =
                post(
                        "/api/v1/transfers",
                        "{\"route\":\"INTERNAL\",\"from\":\"%s\",\"payeeAccountNumber\":\"%s\",\"amount\":\"0.01\"}"
                                .formatted(from, payee),
                        UUID.randomUUID().toString());
        if (prepared.status() != 201) {
            throw new NotPaid("not prepared: " + prepared);
        }
        String id = prepared.body().get("id").asString();
        var unused = newest(CODE, seen, PATIENCE);
        started.accept(id);
        for (String code : newestCodes()) {
            Answer confirmed =
                    post(
                            "/api/v1/transfers/" + id + "/confirmation",
                            "{\"code\":\"%s\"}".formatted(code),
                            UUID.randomUUID().toString());
            if (confirmed.status() == 201) {
                return id;
            }
        }
        throw new NotPaid("the code of another order came between");
    }

    /// Two payers may share a telephone, so the code is one of the last two.
    private List<String> newestCodes() throws IOException, InterruptedException {
        return messages().stream()
                .map(message -> CODE.matcher(message.get("text").asString()))
                .filter(Matcher::find)
                .map(Matcher::group)
                .limit(2)
                .toList();
    }

    /// The bank answered, but the payment was not made; the next one may be.
    static final class NotPaid extends Exception {

        NotPaid(String why) {
            super(why);
        }
    }

    /// The state of a transfer, or the code of the refusal when there is none.
    String state(String id) throws IOException, InterruptedException {
        JsonNode body = get("/api/v1/transfers/" + id).body();
        return body.has("state") ? body.get("state").asString() : body.get("code").asString();
    }

    private List<JsonNode> messages() throws IOException, InterruptedException {
        JsonNode all = get("/demo/inbox.json?address=" + phone.replace("+", "")).body();
        List<JsonNode> list = new java.util.ArrayList<>();
        all.forEach(list::add);
        return list;
    }

    private String newest(Pattern secret, int seen, Duration patience)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < until) {
            List<JsonNode> messages = messages();
            if (messages.size() > seen) {
                Matcher found = secret.matcher(messages.getFirst().get("text").asString());
                if (found.find()) {
                    return found.group();
                }
            }
            Thread.sleep(20);
        }
        throw new IOException("no message reached " + phone);
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    private Answer post(String path, String body, String key)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        return send(request.build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(program.address(path)).timeout(Duration.ofSeconds(40));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), json.readTree(answer.body()));
    }
}
