package ginko.bills;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.demo.simulators.SimulatedMessages;
import ginko.identity.Source;
import ginko.testing.Requirement;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What else the portal does for a visitor: files, pictures, one-time passwords, its own host, and
/// the question to programs.
class PortalServicesTest extends PortalTest {

    private static final Pattern CODE = Pattern.compile("[0-9]{7}");

    @Autowired private SimulatedMessages messages;
    @Autowired private Robots robots;
    @Autowired private Tries tries;

    private Document upload(byte[] octets) throws IOException {
        Document page = get("/bills/group");
        Element form = page.selectFirst("form[action=/bills/group/file]");
        assertThat(form).isNotNull();
        String csrf = page.select("form[action=/bills/group/file] [name=_csrf]").val();
        Connection.Response answer =
                browser.newRequest(base() + "/bills/group/file")
                        .method(Connection.Method.POST)
                        .data("_csrf", csrf)
                        .data("file", "bills.csv", new ByteArrayInputStream(octets), "text/csv")
                        .execute();
        return answer.parse();
    }

    @Test
    @Requirement("MASKAN-24")
    void takesAFileOfBills() throws Exception {
        List<String> one = bill("0422");
        List<String> two = bill("0281");
        String text =
                "\uFEFF"
                        + one.getFirst()
                        + ","
                        + one.getLast()
                        + "\r\n"
                        + two.getFirst()
                        + ";"
                        + two.getLast()
                        + "\r\n";

        Document check = upload(text.getBytes(StandardCharsets.UTF_8));
        assertThat(check.text()).contains("۲۵۰٬۰۰۰");
        Document page = send(check, "/bills/baskets/", data(card("0000"))).parse();
        assertThat(settled(page.location()).select("section.panel")).hasSize(2);
        assertThat(payment(one).state()).isEqualTo(BillState.PAID);
        assertThat(payment(two).state()).isEqualTo(BillState.PAID);

        assertThat(upload(new byte[] {1, 2, 3, (byte) 0xFF}).text()).contains("این فهرست قبض نیست");
        assertThat(upload(new byte[0]).text()).contains("این فهرست قبض نیست");
        assertThat(upload(new byte[20_000]).text()).contains("این فهرست قبض نیست");
        assertThat(upload("123,456\nabc".getBytes(StandardCharsets.UTF_8)).text())
                .contains("سطر ۱", "سطر ۲");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 31; i++) {
            List<String> ids = bill("0422");
            many.append(ids.getFirst()).append(' ').append(ids.getLast()).append('\n');
        }
        assertThat(upload(many.toString().getBytes(StandardCharsets.UTF_8)).text())
                .contains("سطر ۳۱");
    }

    @Test
    @Requirement("MASKAN-29")
    void savesAReceiptAsAPictureInEveryLanguage() throws Exception {
        List<String> ids = bill("0422");
        assertThat(pay(ids, card("0000")).text()).contains("پرداخت شد");
        for (String language : List.of("fa", "en", "ja", "ko", "ru", "uk")) {
            String receipt = "/bills/receipts/" + payment(ids).id();
            assertThat(get(receipt + "?lang=" + language).select("a[href$=.png]")).hasSize(1);
            byte[] png =
                    browser.newRequest(base() + receipt + "/receipt.png").execute().bodyAsBytes();
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            assertThat(image.getWidth()).isEqualTo(1_080);
            assertThat(image.getHeight()).isBetween(900, 3_000);
        }
    }

    private String passwordFor(String pan) {
        Matcher code =
                CODE.matcher(messages.ofPhone("+98912" + pan.substring(9)).getFirst().text());
        assertThat(code.find()).isTrue();
        return code.group();
    }

    private Document ask(Document check, String pan) throws IOException {
        String action = check.select("button[formaction]").attr("formaction");
        return browser.newRequest(base() + action)
                .method(Connection.Method.POST)
                .data("_csrf", check.select("form [name=_csrf]").val())
                .data("pan", pan)
                .execute()
                .parse();
    }

    @Test
    @Requirement({"MASKAN-9", "MASKAN-12"})
    void asksTheBankOfTheCardForAOneTimePassword() throws Exception {
        List<String> ids = bill("0422");
        String pan = card("0000");
        Document asked = ask(check(ids), pan);
        assertThat(asked.text()).contains("از بانک کارت درخواست شد");
        assertThat(asked.select("[name=pan]").val()).isEqualTo(pan);
        waitFor(() -> !messages.ofPhone("+98912" + pan.substring(9)).isEmpty());
        Map<String, String> typed = data(pan);
        typed.put("password", passwordFor(pan));

        Document page = send(asked, "/bills/baskets/", typed).parse();
        assertThat(settled(page.location()).text()).contains("پرداخت شد");
        List<String> second = bill("0422");
        Document again = send(check(second), "/bills/baskets/", typed).parse();
        assertThat(settled(again.location()).text()).contains("رمز دوم یا CVV2 درست نیست");

        Document late = ask(check(second), pan);
        waitFor(() -> messages.ofPhone("+98912" + pan.substring(9)).size() == 2);
        typed.put("password", passwordFor(pan));
        clock.advance(Duration.ofSeconds(61));
        Document refused = send(late, "/bills/baskets/", typed).parse();
        assertThat(settled(refused.location()).text()).contains("رمز دوم یا CVV2 درست نیست");
        assertThat(ask(check(second), pan).text()).contains("از بانک کارت درخواست شد");
        assertThat(ask(check(second), pan).text()).doesNotContain("از بانک کارت درخواست شد");
    }

    private HttpResponse<String> atPortal(String path) throws Exception {
        URI address = URI.create(base().replace("localhost", "127.0.0.1") + path);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address).header("Accept-Language", "en").build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    @Requirement("MASKAN-1")
    void standsAtAHostOfItsOwnThatShowsNothingElse() throws Exception {
        assertThat(atPortal("/").headers().firstValue("Location")).contains("/bills");
        HttpResponse<String> portal = atPortal("/bills");
        assertThat(portal.statusCode()).isEqualTo(200);
        assertThat(portal.body()).contains("Pay bills with any card");
        String script = Jsoup.parse(portal.body()).select("script[src]").attr("src");
        assertThat(atPortal(script).statusCode()).isEqualTo(200);
        for (String path : List.of("/login", "/app", "/staff", "/api/v1/accounts", "/demo")) {
            assertThat(atPortal(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(get("/login").select("input[type=password]")).isNotEmpty();
    }

    @Test
    void asksWhoTriesOftenForAnEffortThatScriptOrAPersonCanMake() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(pay(bill("0422"), card("9951")).text()).contains("موجودی کارت کافی نیست");
        }
        List<String> ids = bill("0422");
        String pan = card("0000");
        Document check = check(ids);
        assertThat(check.select("[data-work]")).hasSize(1);
        Connection.Response without = send(check, "/bills/baskets/", data(pan));
        assertThat(without.statusCode()).isEqualTo(422);
        Document asked = without.parse();
        assertThat(asked.text()).contains("لطفاً به پرسش زیر پاسخ دهید");

        Map<String, String> answered = data(pan);
        answered.put("sum", sum(asked));
        Document page = send(asked, "/bills/baskets/", answered).parse();
        assertThat(settled(page.location()).text()).contains("پرداخت شد");
        Document next = check(bill("0422"));
        answered.put("question", asked.select("[name=question]").val());
        assertThat(send(next, "/bills/baskets/", answered).statusCode()).isEqualTo(422);

        Map<String, String> worked = data(card("0000"));
        worked.put("work", work(next.select("[data-work]").attr("data-work")));
        page = send(next, "/bills/baskets/", worked).parse();
        assertThat(settled(page.location()).text()).contains("پرداخت شد");
    }

    @Test
    void countsDeclinedCardsOfABankWhereverTheyAreTried() {
        Source elsewhere = Source.of("198.51.100.7");
        for (int i = 0; i < 30; i++) {
            assertThat(robots.isNeeded(elsewhere, "603799")).isFalse();
            tries.noteDeclined("603799");
        }
        assertThat(robots.isNeeded(elsewhere, "603799")).isTrue();
        assertThat(robots.isNeeded(elsewhere, "628023")).isFalse();
        clock.advance(Duration.ofMinutes(11));
        assertThat(robots.isNeeded(elsewhere, "603799")).isFalse();
    }

    @Test
    void believesNoForeignOldOrSpentAnswer() throws Exception {
        Source source = Source.of("198.51.100.8");
        UUID basket = UUID.randomUUID();
        Robots.Question question = robots.ask(basket);
        String right = String.valueOf(question.first() + question.second());
        var reply = new Robots.Reply(question.token(), "", right);

        assertThat(robots.isRight(UUID.randomUUID(), reply, source)).isFalse();
        assertThat(robots.isRight(basket, new Robots.Reply("AAAA", "", right), source)).isFalse();
        assertThat(robots.isRight(basket, new Robots.Reply("%%", "1", ""), source)).isFalse();
        String wrong = String.valueOf(question.first() + question.second() + 1);
        assertThat(robots.isRight(basket, new Robots.Reply(question.token(), "", wrong), source))
                .isFalse();
        assertThat(robots.isRight(basket, reply, source)).isTrue();
        assertThat(robots.isRight(basket, reply, source)).isFalse();
        Robots.Question old = robots.ask(basket);
        var late = new Robots.Reply(old.token(), work(old.token()), "");
        clock.advance(Duration.ofMinutes(10));
        assertThat(robots.isRight(basket, late, source)).isFalse();
    }

    private static String sum(Document page) {
        Matcher numbers =
                Pattern.compile("([۰-۹]+)\\D+?([۰-۹]+)")
                        .matcher(page.select("label[for=sum]").text());
        assertThat(numbers.find()).isTrue();
        return String.valueOf(
                Integer.parseInt(Digits.normalise(numbers.group(1)))
                        + Integer.parseInt(Digits.normalise(numbers.group(2))));
    }

    private static String work(String token) throws Exception {
        for (int number = 0; ; number++) {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest((token + ":" + number).getBytes(StandardCharsets.US_ASCII));
            if (hash[0] == 0 && (hash[1] & 0xFE) == 0) {
                return String.valueOf(number);
            }
        }
    }
}
