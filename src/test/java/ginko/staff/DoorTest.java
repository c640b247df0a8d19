package ginko.staff;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.identity.Browser;
import ginko.identity.Browser.Answer;
import ginko.policy.BankProfile;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DoorTest extends DeskTest {

    @Autowired private BankProfile profile;

    private Answer attempt(Member member, String password, String code) {
        Browser browser = new Browser(port);
        open(browser, "/staff/login");
        return browser.post(
                "/staff/login", "login", member.login(), "password", password, "code", code);
    }

    @Test
    void letsAMemberInWithPasswordAndCodeTogetherOnly() {
        Member member = member(Role.AUDITOR);

        Answer withoutCode = attempt(member, PASSWORD, "");
        Answer wrongPassword = attempt(member, "another long password", code(member));
        Answer right = attempt(member, PASSWORD, code(member));

        assertThat(withoutCode.status()).isEqualTo(422);
        assertThat(withoutCode.text())
                .contains("Login, password or code is not right")
                .doesNotContain(PASSWORD);
        assertThat(wrongPassword.page().select(".errors").text())
                .isEqualTo(withoutCode.page().select(".errors").text());
        assertThat(right.location()).isEqualTo("/staff");
        assertThat(events("STAFF_SIGNED_IN", member.actor())).isEqualTo(1);
    }

    @Test
    void acceptsACodeOnce() {
        Member member = member(Role.AUDITOR);
        String code = code(member);

        assertThat(attempt(member, PASSWORD, code).location()).isEqualTo("/staff");
        assertThat(attempt(member, PASSWORD, code).status()).isEqualTo(422);
    }

    @Test
    void locksAMemberForHalfAnHourAfterFiveFailedTries() {
        Member member = member(Role.AUDITOR);
        for (int i = 0; i < 5; i++) {
            assertThat(attempt(member, "wrong", "000000").status()).isEqualTo(422);
        }

        assertThat(attempt(member, PASSWORD, code(member)).status()).isEqualTo(422);
        clock.advance(Duration.ofMinutes(31));
        assertThat(attempt(member, PASSWORD, code(member)).location()).isEqualTo("/staff");
    }

    @Test
    void asksForAPasswordOfHisOwnBeforeAnythingElse() {
        var wish = new NewMember("first.day", "First Day", Role.BRANCH_CLERK);
        IssuedAccess access = members.add(wish, "test").orElseThrow();
        byte[] seed =
                new org.apache.commons.codec.binary.Base32().decode(access.deviceSecret().reveal());
        Browser browser = new Browser(port);
        open(browser, "/staff/login");

        Answer in =
                browser.post(
                        "/staff/login",
                        "login",
                        "first.day",
                        "password",
                        access.password().reveal(),
                        "code",
                        tokens.codeAt(seed, clock.instant()));

        assertThat(in.location()).isEqualTo("/staff");
        assertThat(browser.get("/staff").location()).isEqualTo("/staff/password");
        open(browser, "/staff/password");
        Answer tooShort = change(browser, access, "short");
        assertThat(tooShort.status()).isEqualTo(422);
        assertThat(change(browser, access, "quite long enough").location()).isEqualTo("/staff");
        assertThat(browser.get("/staff").text()).contains("First Day", "Branch clerk");
    }

    private static Answer change(Browser browser, IssuedAccess access, String fresh) {
        return browser.post(
                "/staff/password",
                "old",
                access.password().reveal(),
                "fresh",
                fresh,
                "repeated",
                fresh);
    }

    @Test
    void refusesATemporaryPasswordAfterItsEnd() {
        var wish = new NewMember("too.late", "Too Late", Role.BRANCH_CLERK);
        IssuedAccess access = members.add(wish, "test").orElseThrow();
        byte[] seed =
                new org.apache.commons.codec.binary.Base32().decode(access.deviceSecret().reveal());
        clock.advance(Duration.ofHours(73));

        Answer late =
                attempt(
                        access.member(),
                        access.password().reveal(),
                        tokens.codeAt(seed, clock.instant()));

        assertThat(late.status()).isEqualTo(422);
    }

    @Test
    void givesNewMeansAndTakesTheOldOnesAway() {
        Member member = member(Role.TOKEN_OFFICER);
        Browser browser = desk(member);

        IssuedAccess access = members.renew(member.login(), "test").orElseThrow();

        assertThat(browser.get("/staff").location()).isEqualTo("/staff/login");
        clock.advance(Duration.ofMinutes(1));
        assertThat(attempt(member, PASSWORD, code(member)).status()).isEqualTo(422);
        assertThat(access.password().reveal()).hasSize(14);
    }

    @Test
    void endsASessionAtOnceWhenTheMemberIsSuspended() {
        Member member = member(Role.BRANCH_CLERK);
        Browser browser = desk(member);

        assertThat(members.suspend(member.id(), "staff:other")).isTrue();

        assertThat(browser.get("/staff").location()).isEqualTo("/staff/login");
        assertThat(members.suspend(member(Role.SECURITY_OFFICER).id(), "staff:other")).isTrue();
    }

    @Test
    void endsAnIdleSessionAndOneThatExits() {
        Browser idle = desk(Role.AUDITOR);
        clock.advance(profile.staff().idle());
        assertThat(idle.get("/staff").location()).isEqualTo("/staff/login");

        Browser exits = desk(Role.AUDITOR);
        assertThat(exits.post("/staff/keep").status()).isEqualTo(204);
        assertThat(exits.post("/staff/logout").location()).isEqualTo("/staff/login");
        assertThat(exits.get("/staff").location()).isEqualTo("/staff/login");
    }

    @Test
    void keepsTheDoorsOfStaffAndCustomersApart() {
        Browser customer = customer(bank.person());
        Browser staff = desk(Role.BRANCH_CLERK);

        assertThat(customer.get("/staff").location()).isEqualTo("/staff/login");
        assertThat(staff.get("/app").location()).startsWith("/login");
        assertThat(customer.cookies.keySet()).doesNotContain("ginko-staff");
        assertThat(staff.cookies.keySet()).doesNotContain("ginko");
        String stolen = staff.cookies.get("ginko-staff");
        customer.cookies.put("ginko", stolen);
        assertThat(customer.get("/app").location()).startsWith("/session-ended");
    }
}
