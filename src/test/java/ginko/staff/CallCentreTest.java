package ginko.staff;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.customers.CodeWords;
import ginko.customers.Passport;
import ginko.customers.Passports;
import ginko.identity.Browser;
import ginko.identity.Browser.Answer;
import ginko.identity.LoginState;
import ginko.identity.Logins;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.testing.Requirement;
import ginko.testing.TestBank.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A call-centre clerk and the people on the telephone.
class CallCentreTest extends DeskTest {

    private static final String WORD = "wintergarten";
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @Autowired private Passports passports;
    @Autowired private CodeWords codeWords;
    @Autowired private Logins logins;

    private Browser clerk = new Browser(0);

    @BeforeEach
    void takeTheTelephone() {
        clerk = desk(Role.CALL_CENTRE_CLERK);
    }

    private record Caller(Person person, String passport) {

        String page() {
            return "/staff/customers/" + person.customer();
        }
    }

    private Caller caller(String name) {
        Person person = bank.person(name, Language.EN);
        String number = "P%07d".formatted(PEOPLE.incrementAndGet());
        assertThat(
                        passports.record(
                                person.customer(),
                                Passport.read("UA", number).orElseThrow(),
                                "test"))
                .isTrue();
        assertThat(codeWords.set(person.customer(), new Masked(WORD), new Masked(WORD), "test"))
                .isEmpty();
        return new Caller(person, number);
    }

    private Answer readPassport(Browser browser, String number) {
        open(browser, "/staff/callers");
        return browser.post("/staff/callers", "country", "ua", "passport", number);
    }

    /// Answers the question of a call with the characters of this word.
    private static Answer answer(Browser browser, String call, String word) {
        Answer question = browser.get(call);
        List<String> fields = new ArrayList<>();
        for (Element input : question.page().select("input[name^=letter]")) {
            String name = input.attr("name");
            int place = Integer.parseInt(name.substring("letter".length()));
            fields.add(name);
            fields.add(word.substring(place - 1, place).toUpperCase(Locale.ROOT));
        }
        assertThat(fields).hasSize(6);
        return browser.post(call, fields.toArray(String[]::new));
    }

    private void identify(Browser browser, Caller caller) {
        String call = readPassport(browser, caller.passport()).location();
        assertThat(answer(browser, call, WORD).location()).isEqualTo(caller.page());
    }

    @Test
    @Requirement({"OTPD-14", "OTPD-15", "OTPD-16", "OTPD-26", "OTPD-54"})
    void identifiesACallerTellsTheLoginAndSendsATemporaryPassword() {
        Caller caller = caller("Oksana Caller");
        assertThat(clerk.get(caller.page()).location()).startsWith("/staff/callers");

        String call = readPassport(clerk, caller.passport()).location();
        assertThat(clerk.get(call).text()).doesNotContain("Oksana").contains("Character number");
        assertThat(answer(clerk, call, WORD).location()).isEqualTo(caller.page());

        Answer page = clerk.get(caller.page());
        assertThat(page.text())
                .contains("Oksana Caller", "is connected", caller.person().login().name())
                .doesNotContain(caller.person().phone());
        int seen = bank.smsCount(caller.person());
        assertThat(
                        clerk.post(
                                        caller.page() + "/password",
                                        "login",
                                        caller.person().login().id().toString())
                                .location())
                .isEqualTo(caller.page() + "?done=password");
        assertThat(bank.sms(caller.person(), seen).text()).contains("password");
        assertThat(clerk.get(caller.page()).text()).contains("Temporary, not changed yet");
    }

    @Test
    @Requirement("OTPD-16")
    void showsNothingWhenTheCodeWordDoesNotFit() {
        Caller caller = caller("Hidden Person");
        String call = readPassport(clerk, caller.passport()).location();

        Answer wrong = answer(clerk, call, "zzzzzzzzzzzz");

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("not identified").doesNotContain("Hidden");
        assertThat(clerk.get(caller.page()).location()).startsWith("/staff/callers");
        assertThat(answerAgain(call)).isEqualTo(404);
        assertThat(
                        clerk.post(
                                        caller.page() + "/password",
                                        "login",
                                        caller.person().login().id().toString())
                                .location())
                .startsWith("/staff/callers");
    }

    private int answerAgain(String call) {
        return clerk.post(call, "letter1", "w", "letter2", "i", "letter3", "n").status();
    }

    @Test
    void endsAfterThreeFailedCallsADayWhoeverTakesThem() {
        Caller caller = caller("Attacked Person");
        for (int i = 0; i < 3; i++) {
            Browser other = desk(Role.CALL_CENTRE_CLERK);
            String call = readPassport(other, caller.passport()).location();
            assertThat(answer(other, call, "zzzzzzzzzzzz").status()).isEqualTo(422);
        }

        assertThat(readPassport(clerk, caller.passport()).text()).contains("Too many calls");
        clerk = deskLater(Duration.ofHours(25));
        identify(clerk, caller);
    }

    private Browser deskLater(Duration later) {
        clock.advance(later);
        return desk(Role.CALL_CENTRE_CLERK);
    }

    @Test
    void asksEachClerkForTheSamePlacesEveryTime() {
        Caller caller = caller("Same Places");
        String first = readPassport(clerk, caller.passport()).location();
        String second = readPassport(clerk, caller.passport()).location();

        assertThat(clerk.get(first).page().select("input[name^=letter]").eachAttr("name"))
                .hasSize(3)
                .isEqualTo(clerk.get(second).page().select("input[name^=letter]").eachAttr("name"));
        assertThat(desk(Role.CALL_CENTRE_CLERK).get(first).status()).isEqualTo(404);
    }

    @Test
    void forgetsTheIdentificationAfterAWhileAndForOtherClerks() {
        Caller caller = caller("Short While");
        identify(clerk, caller);
        open(clerk, caller.page());

        assertThat(desk(Role.CALL_CENTRE_CLERK).get(caller.page()).location())
                .startsWith("/staff/callers");
        clock.advance(Duration.ofMinutes(14));
        open(clerk, caller.page());
        clock.advance(Duration.ofMinutes(2));
        assertThat(clerk.get(caller.page()).location()).startsWith("/staff/callers");
    }

    @Test
    void tellsWhatToDoWithoutACodeWordAndForAnUnknownPassport() {
        Person person = bank.person("No Word", Language.EN);
        assertThat(
                        passports.record(
                                person.customer(),
                                Passport.read("UA", "NOWORD1").orElseThrow(),
                                "test"))
                .isTrue();

        assertThat(readPassport(clerk, "NOWORD1").text()).contains("visit a branch");
        assertThat(readPassport(clerk, "UNKNOWN9").text()).contains("No customer has");
        assertThat(readPassport(clerk, "!").status()).isEqualTo(422);
    }

    @Test
    @Requirement("OTPD-46")
    void leavesABlockedLoginToTheBranchWhereTwoPersonsRestoreIt() {
        Caller caller = caller("Blocked Person");
        block(caller.person());
        identify(clerk, caller);

        assertThat(clerk.get(caller.page()).text()).contains("Only a branch restores it");
        String login = caller.person().login().id().toString();
        assertThat(clerk.post(caller.page() + "/password", "login", login).location())
                .endsWith("?done=blocked");
        assertThat(clerk.post(caller.page() + "/unblock", "subject", login).status())
                .isEqualTo(403);

        Browser branch = desk(Role.BRANCH_CLERK);
        open(branch, caller.page() + "/unblock");
        assertThat(
                        branch.post(
                                        caller.page() + "/unblock",
                                        "subject",
                                        login,
                                        "reason",
                                        "Came with the passport",
                                        "seen",
                                        "yes")
                                .location())
                .endsWith("?done=asked");
        String request = waiting(branch, "Restore a blocked login");
        open(branch, "/staff/requests");
        Answer own = branch.post(request + "/approve");
        assertThat(own.status()).isEqualTo(422);
        assertThat(own.text()).contains("somebody else has to decide");
        assertThat(blocked(caller.person())).isTrue();

        int seen = bank.smsCount(caller.person());
        Browser officer = desk(Role.SECURITY_OFFICER);
        open(officer, request);
        assertThat(officer.post(request + "/approve").location()).isEqualTo(request);
        assertThat(blocked(caller.person())).isFalse();
        assertThat(bank.sms(caller.person(), seen).text()).contains("password");
        assertThat(bank.mail(caller.person(), "restored in a branch").text()).isNotEmpty();
    }

    private static String waiting(Browser browser, String word) {
        return browser.get("/staff/requests").page().select("table").get(0).select("tr").stream()
                .filter(row -> row.text().contains(word))
                .map(row -> row.select("a").attr("href"))
                .toList()
                .getLast();
    }

    private void block(Person person) {
        for (int i = 0; i < 3; i++) {
            Browser stranger = new Browser(port);
            open(stranger, "/login");
            assertThat(
                            stranger.post(
                                            "/login",
                                            "login",
                                            person.login().name(),
                                            "password",
                                            "wrong " + i)
                                    .status())
                    .isEqualTo(422);
        }
        assertThat(blocked(person)).isTrue();
    }

    private boolean blocked(Person person) {
        return logins.find(person.login().id()).orElseThrow().state() == LoginState.BLOCKED;
    }

    @Test
    void changesATelephoneWithTwoPersonsAndTellsBothNumbers() {
        Caller caller = caller("Moves House");
        Browser branch = desk(Role.BRANCH_CLERK);
        String contract = caller.person().login().contract().toString();
        open(branch, caller.page() + "/phone");
        Answer asked =
                branch.post(
                        caller.page() + "/phone",
                        "subject",
                        contract,
                        "phone",
                        "+49 151 2555 1230",
                        "reason",
                        "Lost the telephone",
                        "seen",
                        "yes");
        assertThat(asked.location()).endsWith("?done=asked");
        int seen = bank.smsCount(caller.person());

        Browser second = desk(Role.BRANCH_CLERK);
        String request = waiting(second, "Change of telephone");
        assertThat(second.get(request).text())
                .contains(caller.person().phone(), "+4915125551230", "Lost the telephone");
        assertThat(second.post(request + "/approve").location()).isEqualTo(request);

        assertThat(bank.sms(caller.person(), seen).text()).contains("was changed in a branch");
        assertThat(bank.mail(caller.person()).text()).contains("was changed in a branch");
        assertThat(branch.get(caller.page()).text()).contains("+4915125551230");
    }

    @Test
    void leavesAnExpiredOrRefusedRequestWithoutEffect() {
        Caller caller = caller("Waits Long");
        Browser branch = desk(Role.BRANCH_CLERK);
        String contract = caller.person().login().contract().toString();
        open(branch, caller.page() + "/phone");
        assertThat(
                        branch.post(
                                        caller.page() + "/phone",
                                        "subject",
                                        contract,
                                        "phone",
                                        "+4915125559990",
                                        "reason",
                                        "Expires",
                                        "seen",
                                        "yes")
                                .location())
                .endsWith("?done=asked");
        String request = waiting(branch, "Change of telephone");
        clock.advance(Duration.ofHours(25));

        Browser second = desk(Role.BRANCH_CLERK);
        open(second, request);
        assertThat(second.post(request + "/approve").status()).isEqualTo(422);
        assertThat(second.post(request + "/refuse").status()).isEqualTo(422);
        assertThat(second.get(caller.page()).text()).doesNotContain("+4915125559990");
    }

    @Test
    void endsSessionsAndGivesTriesBackOnTheTelephone() {
        Caller caller = caller("Left It Open");
        Browser customer = customer(caller.person());
        identify(clerk, caller);
        String login = caller.person().login().id().toString();
        open(clerk, caller.page());

        assertThat(clerk.post(caller.page() + "/sessions/end", "login", login).location())
                .endsWith("?done=sessions");
        assertThat(customer.get("/app").location()).startsWith("/session-ended");
        assertThat(clerk.post(caller.page() + "/tries", "login", login).location())
                .endsWith("?done=tries");
        Person other = bank.person();
        assertThat(
                        clerk.post(
                                        caller.page() + "/sessions/end",
                                        "login",
                                        other.login().id().toString())
                                .location())
                .endsWith("?done=nothing");
    }
}
