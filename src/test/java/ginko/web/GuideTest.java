package ginko.web;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.kernel.Language;
import ginko.testing.Requirement;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/// What a credit union in Japan tells its members to read, on a real server with its profile.
class GuideTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private static ServletWebServerApplicationContext program;

    private static int port;

    @BeforeAll
    static void start() {
        program = WebProgram.start(0, "personal-jp");
        port = program.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @AfterAll
    static void stop() {
        program.close();
        CLIENT.close();
    }

    private static Document page(String path, Language language)
            throws IOException, InterruptedException {
        HttpResponse<String> answer =
                CLIENT.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Accept-Language", language.tag())
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static Document page(String path) throws IOException, InterruptedException {
        return page(path, Language.EN);
    }

    @Test
    @Requirement({"SEIWA-1", "SEIWA-5", "SEIWA-6"})
    void theGuideHasAnIndexWithTheChaptersOfThePrintedOne() throws Exception {
        Document guide = page("/guide");

        assertThat(guide.text()).contains("User’s guide", "Aozorano My-Net", "22 October 2020");
        assertThat(page("/guide", Language.JA).text()).contains("令和2年10月22日", "ご利用の手引き");
        List<String> chapters = guide.select("main nav a[href^=/]").eachText();
        assertThat(chapters)
                .containsExactly(
                        "1 Before you begin",
                        "2 What you need",
                        "3 Security",
                        "4 Services",
                        "5 Opening hours",
                        "6 Fees",
                        "7 The first time",
                        "8 Signing in",
                        "9 One-time codes",
                        "10 Linking with other services",
                        "Words we use",
                        "Questions and answers");
        for (Element link : guide.select("main nav a[href^=/]")) {
            assertThat(page(link.attr("href")).select("h1")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @Requirement({"SEIWA-2", "SEIWA-3", "SEIWA-4"})
    void theHelpDeskStandsThereWithItsHoursAndClosedDays(Language language) throws Exception {
        for (String path : List.of("/guide", "/help", "/personal")) {
            Element desk = page(path, language).expectFirst(".desk");
            assertThat(desk.select("a[href=tel:0120369408]").text()).isEqualTo("0120-369-408");
            assertThat(desk.select("dl > div")).hasSize(3);
        }
        Element desk = page("/help").expectFirst(".desk");
        // the library sets thin spaces around the dash
        assertThat(desk.select("dd").eachText())
                .extracting(text -> text.replace("\u2009", ""))
                .containsExactly("09:00–24:00", "09:00–24:00", "1–3 January, 3–5 May, 31 December");
        assertThat(page("/help", Language.JA).select(".desk").text())
                .contains("1月1日～3日、5月3日～5日、12月31日");
    }

    @Test
    @Requirement({"SEIWA-7", "SEIWA-9", "SEIWA-10", "SEIWA-13", "SEIWA-18"})
    void theFirstChapterAdvises() throws Exception {
        String text = page("/guide/use").text();

        assertThat(text)
                .contains("letter with which you received your contract card")
                .contains(
                        "Your login, your login password, your confirmation password and your PINs")
                .contains("Keep them from everybody else")
                .contains("do not write them down")
                .contains("Change your passwords from time to time")
                .contains("If you miss a mail you expect, or receive one you cannot explain, call")
                .contains("What you see may differ");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @Requirement("SEIWA-11")
    void theGlossaryExplainsTheFourSecrets(Language language) throws Exception {
        Document help = page("/help", language);

        assertThat(help.select("#glossary + dl dt")).hasSizeGreaterThanOrEqualTo(10);
        if (language == Language.JA) {
            assertThat(help.select("#glossary + dl dt").eachText())
                    .contains("ログインパスワード", "確認用パスワード", "各種暗証番号");
        }
    }

    @Test
    @Requirement({"SEIWA-39", "SEIWA-40"})
    void theChapterOnSecurityNamesTheOwnerOfThePageAndFiveHabits() throws Exception {
        Document security = page("/guide/security");

        assertThat(security.select("section[aria-labelledby=owner]").text())
                .contains("certificate must be valid and belong to Aozorano Credit Union");
        assertThat(security.select("section[aria-labelledby=habits] li")).hasSize(5);
    }

    @Test
    @Requirement({"SEIWA-41", "SEIWA-42", "SEIWA-43", "SEIWA-49", "SEIWA-50", "SEIWA-51"})
    void theListOfServicesSaysWhatCanBeUsed() throws Exception {
        Document services = page("/guide/services");

        assertThat(services.select("thead th").eachText())
                .containsExactly("Service", "What it is", "In the browser");
        assertThat(row(services, "Balances of your accounts")).contains("Available");
        assertThat(row(services, "Entries of your accounts")).contains("Available");
        assertThat(row(services, "numbers printed on the slip")).contains("In preparation");
        assertThat(row(services, "by fax or telephone")).contains("Not offered");
        assertThat(services.text()).contains("Free of charge").contains("Macs");
    }

    private static String row(Document page, String words) {
        return page.select("tbody tr:contains(" + words + ")").text();
    }

    @Test
    @Requirement({"SEIWA-52", "SEIWA-73", "SEIWA-75"})
    void theTableOfHoursHasItsColumnsAndEightFootnotes() throws Exception {
        Document hours = page("/hours");

        assertThat(hours.select("thead th")).hasSize(4);
        assertThat(hours.select(".notes li")).hasSize(8);
        assertThat(hours.select("#note-5").text()).contains("debited immediately");
        assertThat(hours.select("#note-6").text()).contains("by the day before");
        assertThat(hours.select("#note-7").text()).contains("one-time password");
        assertThat(row(hours, "Statement")).contains("08:00–23:45", "09:00–17:00");
    }

    @Test
    @Requirement({"SEIWA-77", "SEIWA-83"})
    void theTableOfFeesMarksWhatIsCheaperThanAtTheCounter() throws Exception {
        Document fees = page("/fees");

        assertThat(fees.select("td.below-counter").eachText()).contains("¥110", "¥220", "¥440");
        assertThat(fees.select("td.below-counter").eachText()).doesNotContain("Free of charge");
        assertThat(fees.text()).contains("Shaded fees are lower than at the counter");
    }

    @Test
    @Requirement({"SEIWA-85", "SEIWA-86", "SEIWA-87", "SEIWA-104"})
    void theHomePageLeadsToTheProductWithItsNoticesAndThenToTheSignIn() throws Exception {
        String way = page("/").select("main a:contains(for individuals)").attr("href");
        assertThat(way).isEqualTo("/personal");
        Document product = page(way);

        assertThat(product.select("h1").text()).isEqualTo("Aozorano My-Net");
        assertThat(product.select("#notices ~ ul li")).hasSize(2);
        assertThat(product.select("#information ~ ul li")).hasSizeGreaterThan(1);
        Element login = product.expectFirst("main a[href^=/login]");
        assertThat(login.attr("href")).isEqualTo("/login?bank=2231");
        assertThat(product.html().indexOf("id=\"notices\""))
                .isLessThan(product.html().indexOf("/login?bank"));
    }
}
