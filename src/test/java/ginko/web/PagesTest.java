package ginko.web;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.kernel.Language;
import ginko.testing.Requirement;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/// The web module on a real server: pages, headers, and answers to odd requests.
class PagesTest {

    private static final List<String> PAGES =
            List.of(
                    "/",
                    "/help",
                    "/hours",
                    "/fees",
                    "/limits",
                    "/accessibility",
                    "/privacy",
                    "/personal",
                    "/guide",
                    "/guide/use",
                    "/guide/browsers",
                    "/guide/security",
                    "/guide/services",
                    "/guide/first-use",
                    "/guide/sign-in",
                    "/guide/codes",
                    "/guide/linkage");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private static ServletWebServerApplicationContext program;

    private static int port;

    @BeforeAll
    static void start() {
        program = WebProgram.start(0);
        port = program.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @AfterAll
    static void stop() {
        program.close();
        CLIENT.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @Requirement({"OTPD-19", "OTPD-20"})
    void showsEveryPublicPageInEveryLanguage(Language language) throws Exception {
        for (String path : PAGES) {
            HttpResponse<String> answer = get(path, "Accept-Language", language.tag());
            Document page = Jsoup.parse(answer.body());

            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(page.select("html").attr("lang")).isEqualTo(language.tag());
            assertThat(page.select("html").attr("dir")).isEqualTo(language.direction());
            assertThat(page.select("h1")).as(path).hasSize(1);
            assertThat(page.select(".logo + .languages a[lang]")).hasSize(6);
            assertThat(page.title()).isNotBlank();
            assertThat(page.text()).as(path).doesNotContain("web.").doesNotContain("{");
        }
    }

    @Test
    @Requirement({"OTPD-17", "OTPD-111"})
    void leadsFromTheHomePageToTheInternetBankAndTheHotline() throws Exception {
        Document page = Jsoup.parse(get("/", "Accept-Language", "en").body());

        assertThat(page.select("a[href=/login]").text()).isEqualTo("Internet bank for individuals");
        assertThat(page.select("main a[href^=tel:]")).isNotEmpty();
        assertThat(page.text()).contains("free of charge");
    }

    @Test
    @Requirement("OTPD-47")
    void tellsACustomerWhoForgotTheLoginWhereItStands() throws Exception {
        Document page = Jsoup.parse(get("/help?q=forgotten+login", "Accept-Language", "en").body());

        assertThat(page.select("#lost-login").text()).contains("contract").contains("call");
        assertThat(page.select("#browsers")).isEmpty();
    }

    @Test
    @Requirement("OTPD-11")
    void tellsACustomerWithoutAccessToVisitAnOfficeAndSign() throws Exception {
        Document page = Jsoup.parse(get("/help", "Accept-Language", "en").body());

        assertThat(page.select("#no-access").text())
                .contains("Visit an office")
                .contains("sign the contract")
                .contains("free of charge");
    }

    @Test
    @Requirement({"OTPD-57", "OTPD-58", "OTPD-59", "OTPD-61"})
    void showsOperationsBeforeTemplatesInTheMenuOfASignedInCustomer() throws Exception {
        Document page = Jsoup.parse(get("/help?as=customer", "Accept", "text/html").body());

        assertThat(page.select("main ~ nav.menu section").eachAttr("class"))
                .containsExactly("menu-operations", "menu-templates", "menu-overview");
        assertThat(page.select(".menu-templates li").eachText()).contains("Rent");
        assertThat(page.select("form[action=/logout] button")).isNotEmpty();
        assertThat(page.select("dialog[data-idle-seconds]")).hasSize(1);
    }

    @Test
    @Requirement("OTPD-20")
    void remembersAChosenLanguageAndReturnsToTheSamePage() throws Exception {
        HttpResponse<String> chosen = get("/help?q=limit&lang=uk", "Accept-Language", "en");

        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(chosen.headers().firstValue("Location")).hasValue("/help?q=limit");
        assertThat(chosen.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("ginko-language=uk"));

        HttpResponse<String> after = get("/help", "Cookie", "ginko-language=uk");
        assertThat(Jsoup.parse(after.body()).select("html").attr("lang")).isEqualTo("uk");
    }

    @Test
    void neverRedirectsToAnotherServer() throws Exception {
        String answer = raw("GET //evil.example/?lang=ja HTTP/1.1");

        assertThat(answer).doesNotContainPattern("(?i)location: *(https?:)?//");
    }

    @Test
    void computesAFeeAndExplainsAnUnreadableAmount() throws Exception {
        Document page =
                Jsoup.parse(get("/fees?amount=20&currency=EUR", "Accept-Language", "en").body());
        HttpResponse<String> wrong = get("/fees?amount=twenty", "Accept-Language", "en");

        assertThat(page.select("[role=status] tr").text()).contains("€0.35");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(wrong.body()).title()).startsWith("Error:");
        assertThat(Jsoup.parse(wrong.body()).select(".errors a").attr("href")).isEqualTo("#amount");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/help",
                "/assets/ginko.css",
                "/assets/no-such.css",
                "/no-such",
                "/odd/fails",
                "/api/v1/no-such",
                "/odd/busy",
                "/odd/ids/x",
                "/?lang=ja"
            })
    void protectsEveryAnswerWithHeaders(String path) throws Exception {
        HttpResponse<String> answer = get(path, "Accept", "*/*");

        HeaderFilter.HEADERS.forEach(
                (name, value) -> assertThat(answer.headers().allValues(name)).containsOnly(value));
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        if (!path.startsWith("/assets/")) {
            assertThat(answer.headers().allValues("Cache-Control")).containsOnly("no-store");
        }
    }

    @Test
    void letsBrowsersKeepStaticFilesByTheirHash() throws Exception {
        Document page = Jsoup.parse(get("/", "Accept", "text/html").body());
        String style = page.select("link[rel=stylesheet]").attr("href");
        HttpResponse<String> answer = get(style, "Accept", "text/css");

        assertThat(style).matches("/assets/ginko\\.css\\?v=[0-9a-f]{12}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
                .contains("max-age=31536000");
    }

    @ParameterizedTest
    @CsvSource({
        "/no-such,404",
        "/odd/ids/not-an-id,404",
        "/odd/dates,400",
        "/odd/dates?day=2026-13-45,400",
        "/help?q=%00,400",
        "/odd/forms,405",
        "/odd/busy,503",
        "/odd/unknown,503",
        "/odd/user?as=nobody,503",
        "/odd/fails,500",
        "/odd/user,401",
        "/error,404",
    })
    void answersOddRequestsWithAPageThatHelps(String path, int status) throws Exception {
        HttpResponse<String> answer = get(path, "Accept", "text/html");
        Document page = Jsoup.parse(answer.body());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select(".notice")).hasSize(1);
        assertThat(page.select(".reference").text())
                .isEqualTo(answer.headers().firstValue("X-Request-Id").orElse(""));
        assertThat(page.text()).doesNotContain("Exception").doesNotContain("a bug");
    }

    @Test
    void answersProgramsWithProblemDocuments() throws Exception {
        HttpResponse<String> busy = get("/api/v1/odd/busy", "Accept-Language", "ja");

        assertThat(busy.statusCode()).isEqualTo(503);
        assertThat(busy.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(busy.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(busy.body()).contains("\"code\":\"BUSY\"").contains("混み合って");
        assertThat(get("/no-such", "Accept", "application/json").body())
                .contains("\"code\":\"NOT_FOUND\"");
    }

    /// Whoever confirmed a payment must not be told that nothing happened.
    @Test
    void saysThatTheOutcomeIsNotKnown() throws Exception {
        HttpResponse<String> program = get("/api/v1/odd/unknown", "Accept", "application/json");
        HttpResponse<String> page = get("/odd/unknown", "Accept", "text/html");

        assertThat(program.statusCode()).isEqualTo(503);
        assertThat(program.body()).contains("\"code\":\"UNKNOWN\"");
        assertThat(program.headers().firstValue("Retry-After")).isPresent();
        assertThat(page.body())
                .contains("cannot tell yet whether it will be carried out")
                .contains("look at your list of orders")
                .doesNotContain("has not moved any money");
    }

    @Test
    void saysWhichMethodIsAllowed() throws Exception {
        assertThat(get("/odd/forms", "Accept", "text/html").headers().firstValue("Allow"))
                .hasValue("POST");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json|{|400",
                "application/json|{\"a\":1}|400",
                "text/plain|x|415",
                "application/json|\"\\uD800|400",
                "a/b/c|x|415",
            })
    void refusesBodiesItCannotRead(String type, String body, int status) throws Exception {
        assertThat(post("/api/v1/odd/bodies", type, body).statusCode()).isEqualTo(status);
    }

    @Test
    void answersProgramsInOnePiece() throws Exception {
        HttpResponse<String> answer = get("/api/v1/no-such", "Accept", "application/json");

        assertThat(answer.body()).isNotEmpty();
        assertThat(answer.headers().firstValueAsLong("Content-Length"))
                .hasValue(answer.body().getBytes(StandardCharsets.UTF_8).length);
        assertThat(answer.headers().firstValue("Transfer-Encoding")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/no-such", "/api/v1/no-such", "/api/v1/odd/bodies"})
    void refusesBodiesOfAnyType(String path) throws Exception {
        assertThat(post(path, "*/*", "{}").statusCode()).isEqualTo(415);
    }

    @Test
    void refusesOversizedForms() throws Exception {
        String form = "name=" + "x".repeat(5_000_000);

        int status = post("/odd/forms", "application/x-www-form-urlencoded", form).statusCode();

        assertThat(status).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz HTTP/1.1",
                "GET /help?q=%zz HTTP/1.1",
                "GET /help?q=%C3%28 HTTP/1.1",
                "GET /help?%ff=%fe&lang=%zz HTTP/1.1",
                "GET /odd/ids/%E0%80%80 HTTP/1.1",
                "GET /a%00b HTTP/1.1",
                "GET /..%2f..%2fetc/passwd HTTP/1.1",
                "GET /%2e%2e/%2e%2e/ HTTP/1.1",
                "GET /help;jsessionid=1 HTTP/1.1",
                "TRACE / HTTP/1.1",
                "BREW /help HTTP/1.1",
                "DELETE / HTTP/1.1",
                "GET /\\evil HTTP/1.1",
                "GET help HTTP/1.1",
                "GET / HTTP/9.9",
            })
    void neverFailsForMalformedRequests(String line) throws Exception {
        String answer = raw(line);

        int status = Integer.parseInt(answer.split(" ")[1]);
        // 505 is the one answer HTTP asks for when its version is unknown
        assertThat(status == 505 || status < 500).as(answer).isTrue();
        if (status != 505) {
            assertThat(answer).contains("Content-Security-Policy: default-src 'none'");
        }
        assertThat(answer).doesNotContain("at org.").doesNotContain("Apache Tomcat");
    }

    private static HttpResponse<String> get(String path, String header, String value)
            throws Exception {
        return CLIENT.send(request(path).header(header, value).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, String type, String body)
            throws Exception {
        return CLIENT.send(
                request(path)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static String raw(String line) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            String text = line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
