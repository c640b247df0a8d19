package ginko.bills;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.cards.CardNumber;
import ginko.cards.Reversals;
import ginko.demo.simulators.CardSwitchSimulator;
import ginko.testing.BankTest;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// A visitor of the portal without script, and the simulated card switch.
@TestPropertySource(properties = {"ginko.cards.answer-within=2s", "ginko.bills.host=127.0.0.1"})
abstract class PortalTest extends BankTest {

    static final AtomicInteger FILE = new AtomicInteger(10_000);
    static final AtomicInteger CARD = new AtomicInteger(1);
    static final String PASSWORD = "918273645509";
    static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired Environment environment;
    @Autowired CardSwitchSimulator cards;
    @Autowired Reversals reversals;
    @Autowired BillsSql sql;
    @Autowired JdbcClient jdbc;

    Connection browser = Jsoup.newSession();

    @BeforeEach
    void openABrowser() throws Exception {
        browser = Jsoup.newSession().ignoreHttpErrors(true).ignoreContentType(true);
        jdbc.sql("delete from bills.tries").update();
        waitFor(() -> !jdbc.sql("select day from cards.trace").query().listOfRows().isEmpty());
        Document page = get("/bills?lang=fa");
        assertThat(page.select("html").attr("dir")).isEqualTo("rtl");
    }

    String base() {
        return "http://localhost:" + environment.getProperty("local.server.port");
    }

    Document get(String path) throws IOException {
        return browser.newRequest(base() + path).get();
    }

    static Connection.Response send(Document page, String action, Map<String, String> data)
            throws IOException {
        FormElement form =
                page.forms().stream()
                        .filter(each -> each.attr("action").startsWith(action))
                        .filter(each ->
                                data.keySet().stream()
                                        .allMatch(key ->
                                                !each.select("[name=" + key + "]").isEmpty()))
                        .findFirst()
                        .orElseThrow();
        Connection connection = form.submit();
        data.forEach((key, value) -> Objects.requireNonNull(connection.data(key)).value(value));
        return connection.execute();
    }

    static List<String> bill(String company) {
        return Bill.issue(FILE.incrementAndGet() + company, "125405");
    }

    static String card(String behaviour) {
        String body = "603799" + behaviour + "%05d".formatted(CARD.incrementAndGet());
        for (int digit = 0; digit < 10; digit++) {
            if (CardNumber.parse(body + digit).isPresent()) {
                return body + digit;
            }
        }
        throw new AssertionError("no check digit");
    }

    static Map<String, String> data(String pan) {
        Map<String, String> data = new HashMap<>();
        data.put("pan", pan);
        data.put("password", PASSWORD);
        data.put("cvv2", "۷۳۱");
        data.put("expiryMonth", "۰۶");
        data.put("expiryYear", "09");
        return data;
    }

    Document check(List<String> ids) throws IOException {
        return send(
                        get("/bills"),
                        "/bills",
                        Map.of("billId", ids.getFirst(), "payId", ids.getLast()))
                .parse();
    }

    Document pay(List<String> ids, String pan) throws Exception {
        Document page = send(check(ids), "/bills/baskets/", data(pan)).parse();
        return settled(page.location());
    }

    /// The results once nothing moves any more.
    Document settled(String address) throws Exception {
        waitFor(() -> browser.newRequest(address).execute().header("Refresh") == null);
        return browser.newRequest(address).get();
    }

    static void waitFor(Callable<Boolean> condition) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("waited in vain");
            }
            Thread.sleep(20);
        }
    }

    BillPayment payment(List<String> ids) {
        return sql.byIds(ids.getFirst(), ids.getLast()).orElseThrow();
    }

    CardSwitchSimulator.Entry entry(BillPayment payment) {
        return Objects.requireNonNull(cards.book().get(payment.reference()));
    }
}
