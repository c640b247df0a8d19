package ginko.otp;

import ginko.kernel.Masked;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The carriers over HTTP: `POST /checks` begins, `POST /checks/{reference}/code` ends a check. An
/// answer that cannot be read counts as none.
@Component
class HttpCarrierCheck implements CarrierCheck {

    private static final Logger log = LoggerFactory.getLogger(HttpCarrierCheck.class);

    private final CarrierSettings settings;
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient client;

    HttpCarrierCheck(CarrierSettings settings) {
        this.settings = settings;
        this.client = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
    }

    @Override
    public Answer begin(Person person) {
        JsonNode answer =
                post(
                        "/checks",
                        Map.of(
                                "name",
                                person.name(),
                                "birthDate",
                                person.birthDate(),
                                "phone",
                                person.phone()));
        String reference = text(answer, "reference");
        return reference.matches("[A-Za-z0-9-]{1,80}")
                ? new Answer.Started(reference)
                : refused(answer);
    }

    @Override
    public Answer confirm(String reference, Masked code) {
        JsonNode answer =
                post("/checks/" + reference + "/code", Map.of("code", code.reveal().strip()));
        return text(answer, "result").equals("PASSED") ? new Answer.Passed() : refused(answer);
    }

    private static Answer refused(@Nullable JsonNode answer) {
        return new Answer.Refused(
                switch (text(answer, "reason")) {
                    case "NOT_IN_HIS_NAME" -> DigitalRefusal.PHONE_NOT_OWN;
                    case "CODE_WRONG" -> DigitalRefusal.PHONE_CODE_WRONG;
                    case "OVER" -> DigitalRefusal.PHONE_CHECK_OVER;
                    default -> DigitalRefusal.CARRIER_UNAVAILABLE;
                });
    }

    private static String text(@Nullable JsonNode answer, String name) {
        return answer == null ? "" : answer.path(name).asString("");
    }

    private @Nullable JsonNode post(String path, Map<String, String> body) {
        URI url = settings.url();
        if (url == null) {
            return null;
        }
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(settings.timeout())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                        .build();
        try {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() < 500 ? json.readTree(response.body()) : null;
        } catch (IOException | tools.jackson.core.JacksonException unreadable) {
            log.warn("the carriers did not answer: {}", unreadable.toString());
            return null;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
