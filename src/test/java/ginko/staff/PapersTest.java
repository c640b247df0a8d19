package ginko.staff;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.customers.Contracts;
import ginko.identity.Browser;
import ginko.identity.Browser.Answer;
import ginko.identity.Login;
import ginko.identity.LoginState;
import ginko.identity.Logins;
import ginko.identity.NewLogin;
import ginko.identity.PasswordKind;
import ginko.identity.SecretOutcome;
import ginko.identity.Secrets;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.policy.SecretKind;
import ginko.testing.Requirement;
import ginko.testing.TestBank.Person;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/// What paper forms of a company bring about, once two members of staff agree.
@TestPropertySource(properties = "ginko.profile=corporate-jp")
class PapersTest extends DeskTest {

    private static final Pattern PIN = Pattern.compile(" is (\\d{4})\\.");

    @Autowired private Papers papers;
    @Autowired private Logins logins;
    @Autowired private Contracts contracts;
    @Autowired private Secrets secrets;

    /// Records a form with a clerk and approves it with another.
    private Answer carryOut(Person person, String kind, String subject) {
        Browser one = desk(Role.BRANCH_CLERK);
        String page = "/staff/customers/" + person.customer() + "/papers";
        open(one, page);
        Answer recorded =
                one.post(page, "kind", kind, "reference", "BOX-7/" + kind, "subject", subject);
        assertThat(recorded.status()).isEqualTo(303);
        assertThat(one.get(page).text()).contains("BOX-7/" + kind);
        Browser two = desk(Role.BRANCH_CLERK);
        String request = request(two, person);
        assertThat(two.get(request).text()).contains("BOX-7/" + kind);
        return two.post(request + "/approve");
    }

    /// The page of the request that a form of this person waits on.
    private String request(Browser browser, Person person) {
        String id =
                jdbc.sql(
                                """
                                select id::text as id
                                  from staff.request
                                 where customer_id = :customer and state = 'WAITING'
                                """)
                        .param("customer", person.customer().value())
                        .query((row, number) -> row.getString("id"))
                        .single();
        String page = "/staff/requests/" + id;
        assertThat(browser.get("/staff/requests").page().select("main a[href=" + page + "]"))
                .hasSize(1);
        return page;
    }

    private Login now(Person person) {
        return logins.find(person.login().id()).orElseThrow();
    }

    @Test
    @Requirement({"OKB-10", "OKB-50"})
    void aPasswordFormSendsTheUserNewPasswordsThatNobodySees() {
        Person person = bank.person();
        int seen = bank.smsCount(person);

        Answer approved = carryOut(person, "PASSWORD", person.login().id().toString());

        assertThat(approved.status()).isEqualTo(303);
        assertThat(bank.sms(person, seen + 1).text()).contains("temporary");
        assertThat(credentials.kindOf(person.login().id())).contains(PasswordKind.TEMPORARY);
        assertThat(papers.of(person.customer()).getFirst().doneBy()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PIN", "APPROVAL_PIN"})
    @Requirement({"OKB-15", "OKB-37", "OKB-50"})
    void aPinFormGivesTheContractANewPinByMessageToItsMaster(String kind) {
        Person person = bank.person();
        Login colleague =
                logins.issue(
                        new NewLogin(person.login().contract(), Language.EN, null), "staff:test");
        int seen = bank.smsCount(person);

        assertThat(carryOut(person, kind, "").status()).isEqualTo(303);

        Matcher pin = PIN.matcher(bank.sms(person, seen).text());
        assertThat(pin.find()).isTrue();
        for (Login user : List.of(person.login(), colleague)) {
            assertThat(secrets.check(user.id(), SecretKind.valueOf(kind), new Masked(pin.group(1))))
                    .isEqualTo(new SecretOutcome.Right());
        }
    }

    @Test
    @Requirement("OKB-50")
    void aReleaseOpensTheServiceToAllWhomAUsedUpPinStopped() {
        Person person = bank.person();
        Login colleague =
                logins.issue(
                        new NewLogin(person.login().contract(), Language.EN, null), "staff:test");
        credentials.importSecret(
                person.login().id(), SecretKind.PIN, new Masked("7395"), "staff:test");
        for (int i = 0; i < 5; i++) {
            assertThat(secrets.check(colleague.id(), SecretKind.PIN, new Masked("0000")))
                    .isNotEqualTo(new SecretOutcome.Right());
        }
        assertThat(now(person).state()).isEqualTo(LoginState.BLOCKED);

        String contract = person.login().contract().toString();
        assertThat(carryOut(person, "LOCK_RELEASE", contract).status()).isEqualTo(303);

        assertThat(now(person).state()).isEqualTo(LoginState.ACTIVE);
        assertThat(logins.find(colleague.id()).orElseThrow().state()).isEqualTo(LoginState.ACTIVE);
        assertThat(secrets.check(colleague.id(), SecretKind.PIN, new Masked("7395")))
                .isEqualTo(new SecretOutcome.Right());
    }

    @Test
    @Requirement({"OKB-9", "OKB-50"})
    void aCancellationClosesAllLoginsAndLetsANewContractBeSigned() {
        Person person = bank.person();
        assertThat(bank.account(person, "JPY", 1_000).number()).isNotBlank();

        assertThat(carryOut(person, "CANCELLATION", "").status()).isEqualTo(303);

        assertThat(now(person).state()).isEqualTo(LoginState.CLOSED);
        assertThat(contracts.holding(person.customer())).isEmpty();
        Browser desk = desk(Role.BRANCH_CLERK);
        String customer = "/staff/customers/" + person.customer();
        assertThat(desk.get(customer).page().select("main a[href=" + customer + "/contract]"))
                .hasSize(1);
        open(desk, customer + "/papers");
        desk.post(customer + "/papers", "kind", "NEW_CONTRACT", "reference", "BOX-8");
        String done = desk.get(customer + "/papers").page().select("td form").attr("action");
        assertThat(done).endsWith("/done");
        assertThat(desk.post(done).location()).isEqualTo(customer + "/papers");
    }

    @Test
    void aFormNeedsASecondPersonAndTheUserItIsAbout() {
        Person person = bank.person();
        Member clerk = member(Role.BRANCH_CLERK);
        Browser browser = desk(clerk);
        String page = "/staff/customers/" + person.customer() + "/papers";
        open(browser, page);

        Answer nobody = browser.post(page, "kind", "PASSWORD", "reference", "BOX-1");
        String stranger = bank.person().login().id().toString();
        Answer foreign =
                browser.post(page, "kind", "PASSWORD", "reference", "BOX-1", "subject", stranger);
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(foreign.status()).isEqualTo(422);
        String own = person.login().id().toString();
        browser.post(page, "kind", "PASSWORD", "reference", "BOX-1", "subject", own);
        assertThat(browser.post(request(browser, person) + "/approve").status()).isEqualTo(422);
        assertThat(credentials.kindOf(person.login().id())).isEmpty();
    }
}
