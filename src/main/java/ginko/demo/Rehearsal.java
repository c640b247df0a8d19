package ginko.demo;

import ginko.accounts.AccountView;
import ginko.demo.simulators.ReceivedMessage;
import ginko.demo.simulators.SimulatedMessages;
import ginko.kernel.Fingerprint;
import ginko.kernel.Ids;
import ginko.kernel.Language;
import ginko.otp.OcraSuite;
import ginko.otp.SigningDevices;
import ginko.policy.BankProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Uses the bank once through, as its visitors will, so that the Java machine learns which code is
/// hot while the program is built, and the first visitors do not wait for it. Runs in the trial
/// start of the build only (`ginko.rehearsal`, number of payments), on a database that is thrown
/// away.
@Component
@Conditional(RehearsalSwitch.class)
class Rehearsal {

    private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);
    private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");
    private static final List<String> PAGES =
            List.of("/", "/login", "/help", "/hours", "/fees", "/limits", "/demo");
    private static final int PAGE_ROUNDS = 5;
    private static final int PAYERS = 8;
    private static final int PASSWORD_TRIES = 120;
    private static final int PASSWORD_PAUSE_MS = 500;
    private static final int CODE_TRIES = 100;
    private static final int CODE_PAUSE_MS = 50;

    private final DemoBank bank;
    private final SimulatedMessages telephones;
    private final BankProfile profile;
    private final Environment environment;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newHttpClient();

    Rehearsal(
            DemoBank bank,
            SimulatedMessages telephones,
            BankProfile profile,
            Environment environment,
            Clock clock) {
        this.bank = bank;
        this.telephones = telephones;
        this.profile = profile;
        this.environment = environment;
        this.clock = clock;
    }

    /// A customer signed in as a program, with a device that signs.
    private record Signer(
            String token, String serial, byte[] seed, AccountView from, AccountView to) {}

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void rehearse() throws IOException, InterruptedException {
        int payments = environment.getRequiredProperty("ginko.rehearsal", Integer.class);
        for (int round = 0; round < PAGE_ROUNDS; round++) {
            for (Language language : profile.languages()) {
                for (String page : PAGES) {
                    look(page + "?lang=" + language.tag(), Map.of());
                }
            }
        }
        Signer signer = signInWhenPossible();
        AtomicInteger left = new AtomicInteger(payments);
        AtomicInteger done = new AtomicInteger();
        Callable<@Nullable Void> payer =
                () -> {
                    while (left.getAndDecrement() > 0) {
                        if (pay(signer)) {
                            done.incrementAndGet();
                        }
                        look("/api/v1/accounts", bearer(signer.token()));
                    }
                    return null;
                };
        try (ExecutorService payers = Executors.newFixedThreadPool(PAYERS)) {
            payers.invokeAll(Collections.nCopies(PAYERS, payer)).forEach(Future::resultNow);
        }
        log.info("rehearsed payments={} done={}", payments, done);
    }

    /// The first passwords are sent after the start; they come within seconds.
    private Signer signInWhenPossible() throws IOException, InterruptedException {
        for (int i = 0; i < PASSWORD_TRIES; i++) {
            Optional<Signer> signer = signIn();
            if (signer.isPresent()) {
                return signer.get();
            }
            Thread.sleep(PASSWORD_PAUSE_MS);
        }
        throw new IllegalStateException("no sample customer can pay another");
    }

    private Optional<Signer> signIn() throws IOException, InterruptedException {
        for (DemoCustomer customer : bank.customers()) {
            String password = customer.temporaryPassword();
            if (password != null && customer.tokenCode() == null && customer.isPerson()) {
                for (DemoCustomer payee : bank.customers()) {
                    for (AccountView to : payee.accounts()) {
                        for (AccountView from : customer.accounts()) {
                            if (fits(from, to) && payee != customer) {
                                return Optional.of(signIn(customer, password, from, to));
                            }
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean fits(AccountView from, AccountView to) {
        return from.account().kind().canPay()
                && to.account().kind().canReceiveFromOthers()
                && !from.account().customer().equals(to.account().customer())
                && from.account().currency().equals(to.account().currency());
    }

    private Signer signIn(DemoCustomer customer, String password, AccountView from, AccountView to)
            throws IOException, InterruptedException {
        int seen = telephones.ofPhone(customer.phone()).size();
        JsonNode session =
                post(
                        "/api/v1/sessions",
                        Map.of("login", customer.login().name(), "password", password),
                        Map.of());
        if (session.path("stage").asString().equals("CODE_PENDING")) {
            session =
                    post(
                            "/api/v1/sessions/current/code",
                            Map.of("code", code(customer, seen)),
                            bearer(session.path("token").asString()));
        }
        session =
                post(
                        "/api/v1/sessions/current/password",
                        Map.of(
                                "oldPassword",
                                password,
                                "newPassword",
                                UUID.randomUUID().toString()),
                        bearer(session.path("token").asString()));
        String token = session.path("token").asString();
        seen = telephones.ofPhone(customer.phone()).size();
        JsonNode waiting = post("/api/v1/signing-devices", Map.of(), bearer(token));
        JsonNode added =
                post(
                        "/api/v1/signing-devices/"
                                + waiting.path("device").path("id").asString()
                                + "/confirmation",
                        Map.of(
                                "confirmation",
                                waiting.path("confirmation").asString(),
                                "code",
                                code(customer, seen)),
                        bearer(token));
        return new Signer(
                token,
                added.path("serial").asString(),
                HexFormat.of().parseHex(added.path("seed").asString()),
                from,
                to);
    }

    private String code(DemoCustomer customer, int seen) throws InterruptedException {
        for (int i = 0; i < CODE_TRIES; i++) {
            List<ReceivedMessage> received = telephones.ofPhone(customer.phone());
            Matcher code = CODE.matcher(received.size() > seen ? received.getFirst().text() : "");
            if (code.find()) {
                return code.group();
            }
            Thread.sleep(CODE_PAUSE_MS);
        }
        throw new IllegalStateException("no code came");
    }

    private boolean pay(Signer signer) throws IOException, InterruptedException {
        String key = Ids.next().toString();
        String from = signer.from().account().id().toString();
        String payee = signer.to().account().number();
        String challenge =
                Fingerprint.of(
                                "GINKO-ORDER-1",
                                profile.bank().code(),
                                key,
                                "INTERNAL",
                                from,
                                "",
                                "",
                                payee,
                                "",
                                "1",
                                "")
                        .hex();
        long minute =
                clock.instant().getEpochSecond() / SigningDevices.SUITE.timeStep().toSeconds();
        String code =
                SigningDevices.SUITE.code(signer.seed(), OcraSuite.Input.of(challenge, minute));
        Map<String, Object> order =
                Map.of(
                        "route",
                        "INTERNAL",
                        "from",
                        from,
                        "payeeAccountNumber",
                        payee,
                        "amount",
                        "1",
                        "signature",
                        Map.of("device", signer.serial(), "code", code));
        HttpResponse<String> answer =
                send(
                        "POST",
                        "/api/v1/transfers",
                        json.writeValueAsString(order),
                        Map.of(
                                "Authorization",
                                "Bearer " + signer.token(),
                                "Idempotency-Key",
                                key));
        return answer.statusCode() == 201;
    }

    private JsonNode post(String path, Map<String, String> body, Map<String, String> headers)
            throws IOException, InterruptedException {
        return json.readTree(send("POST", path, json.writeValueAsString(body), headers).body());
    }

    private void look(String path, Map<String, String> headers)
            throws IOException, InterruptedException {
        int status = send("GET", path, "", headers).statusCode();
        if (status >= 500) {
            log.warn("rehearsal failed path={} status={}", path, status);
        }
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(
            String method, String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        String port = environment.getRequiredProperty("local.server.port");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
