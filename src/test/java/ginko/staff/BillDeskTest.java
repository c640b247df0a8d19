package ginko.staff;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.demo.simulators.CardSwitchSimulator;
import ginko.identity.Browser;
import ginko.identity.Browser.Answer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Bill payments as members of staff see them.
class BillDeskTest extends DeskTest {

    private static final LocalDate YESTERDAY = LocalDate.of(2026, 11, 24);

    @Autowired private CardSwitchSimulator cards;

    private Connection.Response upload(Browser browser, String text) throws Exception {
        Answer page = browser.get("/staff/bills");
        String cookies =
                browser.cookies.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; "));
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        return Jsoup.connect("http://127.0.0.1:" + port + "/staff/bills/settlement")
                .header("Cookie", cookies)
                .ignoreHttpErrors(true)
                .ignoreContentType(true)
                .followRedirects(false)
                .method(Connection.Method.POST)
                .data("_csrf", page.page().select("form[enctype] [name=_csrf]").val())
                .data("file", "day.csv", new ByteArrayInputStream(octets))
                .execute();
    }

    @Test
    void aBranchEntersTheFileOfTheSwitchAndSeesDifferences() throws Exception {
        Browser branch = desk(Role.BRANCH_CLERK);
        String foreign =
                "H,GSF1,%s,628023\nD,632899999999,42000,C\nT,1,42000\n".formatted(YESTERDAY);

        Connection.Response read = upload(branch, foreign);
        assertThat(read.statusCode()).isEqualTo(303);
        Answer page = branch.get("/staff/bills?day=" + YESTERDAY + "&done=read");
        assertThat(page.text())
                .contains("The file has been read", "632899999999", "Charged there, unknown here")
                .contains("42,000");
        assertThat(upload(branch, foreign.replace("T,1", "T,2")).parse().text())
                .contains("Line 3 is wrong");
        String today = cards.settlementFile(YESTERDAY.plusDays(1));
        assertThat(upload(branch, today).parse().text()).contains("a day that is not over yet");
        assertThat(branch.get("/staff/bills?reference=000000000000").text())
                .contains("No payment has this tracking code");
        assertThat(branch.get("/staff/bills?day=tomorrow").status()).isEqualTo(422);
        assertThat(branch.get("/staff/bills/2026-11-24/GAS-001.csv").status()).isEqualTo(404);
        Answer caller = desk(Role.CALL_CENTRE_CLERK).get("/staff/bills");
        assertThat(caller.status()).isEqualTo(200);
        assertThat(caller.page().select("form[enctype]")).isEmpty();
    }
}
