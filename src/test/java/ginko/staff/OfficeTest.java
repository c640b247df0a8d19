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
    void endsALostCertificateOnceASecondPersonHasApproved() {
        Person person = bank.person();
        assertThat(customer(person).get("/app").status()).isEqualTo(200);
        certificate(person, "5e21a1");
        String page = "/staff/customers/" + person.customer();
        Member asking = member(Role.BRANCH_CLERK);
        Browser counter = desk(asking);
        assertThat(counter.get(page).page().select("a[href=" + page + "/certificate]")).hasSize(1);
        open(counter, page + "/certificate");
        String login = person.login().id().toString();
        String[] wish = {"subject", login, "reason", "stolen on a train", "seen", "yes"};

        assertThat(counter.post(page + "/certificate", "subject", login).status()).isEqualTo(422);
        assertThat(counter.post(page + "/certificate", wish).location()).endsWith("done=asked");
        assertThat(state("5e21a1")).isEqualTo("IN_USE");
        Browser officer = desk(Role.SECURITY_OFFICER);
        String request = officer.get("/staff/requests").page().select("tbody th a").attr("href");
        assertThat(officer.get(request).text()).contains(person.login().name(), "stolen");
        assertThat(counter.get(request).page().select("form[action$=approve]")).isEmpty();
        assertThat(officer.post(request + "/approve").location()).isEqualTo(request);

        assertThat(state("5e21a1")).isEqualTo("REVOKED");
        assertThat(events("CERTIFICATE_REVOKED", asking.actor())).isZero();
        assertThat(bank.mail(person, "certificate").text()).contains("was revoked");
        open(counter, page + "/certificate");
        counter.post(page + "/certificate", wish);
        String again = officer.get("/staff/requests").page().select("tbody th a").attr("href");
        open(officer, again);
        assertThat(officer.post(again + "/approve").status()).isEqualTo(422);
    }

    /// A certificate in use, as if the customer had fetched it with his browser.
    private void certificate(Person person, String serial) {
        int inserted =
                jdbc.sql(
                                """
                                insert into identity.certificate
                                  (id, login_id, device_id, serial, sha256, not_before, not_after,
                                   state)
                                select gen_random_uuid(), login_id, id, :serial, '\\x00', seen_at,
                                       seen_at + interval '1 year', 'IN_USE'
                                  from identity.device
                                 where login_id = :login
                                """)
                        .param("serial", serial)
                        .param("login", person.login().id().value())
                        .update();
        assertThat(inserted).isEqualTo(1);
    }

    private String state(String serial) {
        return jdbc.sql("select state from identity.certificate where serial = :serial")
                .param("serial", serial)
                .query((row, number) -> row.getString("state"))
                .single();
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
