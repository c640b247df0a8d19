package ginko.staff;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.customers.CodeWordRefusal;
import ginko.customers.CodeWords;
import ginko.identity.Browser;
import ginko.identity.Browser.Answer;
import ginko.kernel.CustomerId;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.testing.TestBank.Person;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Auditor, security officer, token officer, and the code word at the counter.
class OfficeTest extends DeskTest {

    @Autowired private CodeWords codeWords;

    @Test
    void findsEventsByKindActorSubjectAndTimeAndExportsThem() {
        Member clerk = member(Role.BRANCH_CLERK);
        Person person = bank.person("Audited Person", Language.EN);
        open(desk(clerk), "/staff/customers/" + person.customer());
        Member auditor = member(Role.AUDITOR);
        Browser browser = desk(auditor);

        Answer byActor = browser.get("/staff/audit?actor=" + clerk.actor());
        assertThat(byActor.page().select("tbody th").eachText())
                .containsExactlyInAnyOrder("CUSTOMER_VIEWED", "STAFF_SIGNED_IN");
        Answer bySubject =
                browser.get("/staff/audit?kind=CUSTOMER_VIEWED&subject=" + person.customer());
        assertThat(bySubject.page().select("tbody tr")).hasSize(1);
        assertThat(bySubject.text()).contains(clerk.actor(), "role=BRANCH_CLERK");
        Answer earlier =
                browser.get("/staff/audit?from=2026-01-01&to=2026-01-02&actor=" + clerk.actor());
        assertThat(earlier.text()).contains("No events");
        assertThat(browser.get("/staff/audit?subject=x").status()).isEqualTo(422);
        assertThat(browser.get("/staff/audit?before=9_9").status()).isEqualTo(422);

        Answer csv = browser.get("/staff/audit.csv?actor=" + clerk.actor());
        assertThat(csv.body()).contains("CUSTOMER_VIEWED", person.customer().toString());
        assertThat(events("AUDIT_EXPORTED", auditor.actor())).isEqualTo(1);
    }

    @Test
    void showsThePagesOfALongTrailWithoutLosingAnEvent() {
        Member clerk = member(Role.BRANCH_CLERK);
        Person person = bank.person();
        Browser counter = desk(clerk);
        for (int i = 0; i < 60; i++) {
            open(counter, "/staff/customers/" + person.customer());
        }
        Browser browser = desk(Role.AUDITOR);

        Answer first = browser.get("/staff/audit?kind=CUSTOMER_VIEWED&actor=" + clerk.actor());
        Answer second = browser.get(first.page().select("a[rel=next]").attr("href"));

        assertThat(first.page().select("tbody tr")).hasSize(50);
        assertThat(second.page().select("tbody tr")).hasSize(10);
    }

    @Test
    void verifiesTheChains() {
        Member auditor = member(Role.AUDITOR);
        Browser browser = desk(auditor);

        assertThat(browser.get("/staff/audit/verification").text())
                .contains("All chains are intact");
        assertThat(events("AUDIT_VERIFIED", auditor.actor())).isEqualTo(1);
    }

    @Test
    void lookingForOddThingsFindsNothingAndBreaksNothing() {
        Browser browser = desk(Role.AUDITOR);
        for (String odd :
                new String[] {
                    "kind=%27%20or%201=1",
                    "actor=%25",
                    "from=0000-01-01",
                    "to=9999-12-31",
                    "before=2026-11-25T09:00:00Z_00000000-0000-0000-0000-000000000000"
                }) {
            assertThat(browser.get("/staff/audit?" + odd).status()).as(odd).isEqualTo(200);
        }
    }

    @Test
    void suspendsAColleagueButNeverOneself() {
        Member officer = member(Role.SECURITY_OFFICER);
        Member colleague = member(Role.BRANCH_CLERK);
        Browser other = desk(colleague);
        Browser browser = desk(officer);
        open(browser, "/staff/members");

        assertThat(browser.post("/staff/members/" + colleague.id() + "/suspend").location())
                .isEqualTo("/staff/members");
        assertThat(other.get("/staff").location()).isEqualTo("/staff/login");
        assertThat(browser.post("/staff/members/" + officer.id() + "/suspend").status())
                .isEqualTo(422);
        assertThat(browser.get("/staff/members").text()).contains("Suspended");
    }

    @Test
    void recordsAPaperFormAndThatItWasDone() {
        Person person = bank.person();
        String page = "/staff/customers/" + person.customer() + "/papers";
        Browser browser = desk(Role.TOKEN_OFFICER);
        open(browser, page);

        assertThat(browser.post(page, "kind", "OTHER", "reference", "").status()).isEqualTo(422);
        assertThat(browser.post(page, "kind", "OTHER", "reference", "BOX-7/12").location())
                .isEqualTo(page);
        Answer list = browser.get(page);
        assertThat(list.text()).contains("BOX-7/12");
        String done = list.page().select("td form").attr("action");
        assertThat(browser.post(done).location()).isEqualTo(page);
        assertThat(browser.get(page).text()).contains("Done by");
    }

    @Test
    void letsTheCustomerTypeHisCodeWordAndShowsItToNobody() {
        Person person = bank.person();
        String page = "/staff/customers/" + person.customer() + "/code-word";
        Browser browser = desk(Role.BRANCH_CLERK);
        open(browser, page);

        Answer differ = browser.post(page, "word", "Seerose77", "repeated", "Seerose78");
        assertThat(differ.status()).isEqualTo(422);
        assertThat(differ.body()).doesNotContain("Seerose");
        assertThat(browser.post(page, "word", "Seerose77", "repeated", "seerose77").location())
                .endsWith("?done=code-word");

        CustomerId id = person.customer();
        assertThat(codeWords.length(id)).hasValue(9);
        assertThat(codeWords.matches(id, Map.of(1, "S", 9, "7"))).isTrue();
        assertThat(codeWords.matches(id, Map.of(1, "s", 9, "8"))).isFalse();
        assertThat(codeWords.matches(id, Map.of(10, "7"))).isFalse();
        assertThat(codeWords.matches(id, Map.of())).isFalse();
        assertThat(codeWords.matches(id, new Masked("SEEROSE77"))).isTrue();
        assertThat(codeWords.matches(id, new Masked("seerose7"))).isFalse();
        assertThat(codeWords.set(id, new Masked("short"), new Masked("short"), "test"))
                .hasValue(CodeWordRefusal.CODE_WORD_LENGTH);
        assertThat(codeWords.set(id, new Masked("two words"), new Masked("two words"), "test"))
                .hasValue(CodeWordRefusal.CODE_WORD_CHARACTERS);
    }
}
