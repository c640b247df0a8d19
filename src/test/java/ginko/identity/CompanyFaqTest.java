package ginko.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.testing.Requirement;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// The questions and answers of companies, for everybody.
class CompanyFaqTest extends CompanyCase {

    @Test
    @Requirement({"OKB-1", "OKB-47", "OKB-48"})
    void everyQuestionOfTheSourceHasItsAnswerSignedOutAndSignedIn() {
        Document page = browser().get("/help/faq").page();

        assertThat(page.select("main h2").eachText())
                .containsExactly(
                        "Forgotten", "Entered wrongly", "Computers and changes", "Hardware tokens");
        assertThat(page.select("main details").eachAttr("id"))
                .containsExactly(
                        "master",
                        "others",
                        "pin-lost",
                        "password-wrong",
                        "code-wrong",
                        "pin-wrong",
                        "computers",
                        "login-change",
                        "password-change",
                        "pin-change",
                        "token-add",
                        "token-lost",
                        "token-expiry");
        assertThat(page.select("details:has(.tag.attention)").eachAttr("id"))
                .as("about what the program does not have yet")
                .isEmpty();
        assertThat(page.select("#master h3").eachText())
                .containsExactly(
                        "With an administrator in your company: Login ID",
                        "With an administrator in your company: Login password and confirmation"
                                + " password",
                        "Without an administrator: Login ID",
                        "Without an administrator: Login password and confirmation password");
        assertThat(page.select("main .notice").text())
                .contains("at our counters", "ask your branch or the telephone centre")
                .contains("0120-000-152");
        assertThat(browser().get("/help").page().select("main a[href=/help/faq]")).hasSize(1);
        var signedIn = signedIn(company().general());
        assertThat(signedIn.get("/help/faq").page().select("main details")).hasSize(13);
    }
}
