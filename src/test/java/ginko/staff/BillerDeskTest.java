package ginko.staff;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.bills.Biller;
import ginko.bills.Billers;
import ginko.identity.Browser;
import ginko.identity.Browser.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The list of companies, changed by one member of staff with another.
class BillerDeskTest extends DeskTest {

    private static final String LIST = "/staff/billers";

    @Autowired private Billers billers;

    private Answer approve(Browser browser, String verb) {
        String address =
                browser.get(LIST)
                        .page()
                        .select("form[action*=/changes/][action$=" + verb + "]")
                        .attr("action");
        return browser.post(address);
    }

    private Biller company(String name) {
        return billers.everyOne().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void twoPersonsPutACompanyOnTheListAndChangeAndStopIt() {
        Browser maker = desk(Role.BRANCH_CLERK);
        Browser second = desk(Role.SECURITY_OFFICER);
        Answer asked =
                maker.post(
                        LIST,
                        "name",
                        "Harbour Water",
                        "service",
                        "UTILITIES",
                        "form",
                        "SUBSCRIBER");
        assertThat(asked.location()).isEqualTo("/staff/billers?done=asked");
        assertThat(maker.get(LIST).text()).contains("somebody else decides");
        assertThat(maker.get(LIST).page().select("form[action*=/changes/]")).isEmpty();
        assertThat(billers.all()).noneMatch(each -> each.name().equals("Harbour Water"));

        String address = second.get(LIST).page().select("form[action$=/approve]").attr("action");
        Answer own = maker.post(address);
        assertThat(own.status()).isEqualTo(422);
        assertThat(own.text()).contains("You made this request yourself");
        assertThat(second.post(address).location()).isEqualTo("/staff/billers?done=approved");
        assertThat(second.post(address).status()).isEqualTo(422);
        Biller added = company("Harbour Water");
        assertThat(second.get(LIST).text()).contains("Harbour Water", added.number());

        String one = LIST + "/" + added.account();
        assertThat(maker.get(one).page().select("[name=name]").val()).isEqualTo("Harbour Water");
        assertThat(
                        maker.post(
                                        one,
                                        "name",
                                        "Harbour Net",
                                        "service",
                                        "INTERNET",
                                        "form",
                                        "CONTRACT")
                                .status())
                .isEqualTo(303);
        assertThat(maker.post(one, "kind", "STOP").text()).contains("already waits for a decision");
        assertThat(approve(second, "/approve").status()).isEqualTo(303);
        assertThat(company("Harbour Net").service()).isEqualTo(Biller.Service.INTERNET);

        assertThat(maker.post(one, "kind", "STOP").status()).isEqualTo(303);
        assertThat(approve(second, "/refuse").location()).isEqualTo("/staff/billers?done=refused");
        assertThat(billers.find(added.account())).isPresent();
        assertThat(second.post(one, "kind", "STOP").status()).isEqualTo(303);
        assertThat(approve(maker, "/approve").status()).isEqualTo(303);
        assertThat(billers.find(added.account())).isEmpty();
        assertThat(maker.get(LIST).text()).contains("Stopped");
        assertThat(maker.post(one, "kind", "RESUME").status()).isEqualTo(303);
        assertThat(approve(second, "/approve").status()).isEqualTo(303);
        assertThat(billers.find(added.account())).isPresent();
    }

    @Test
    void asksForWhatIsMissing() {
        Browser maker = desk(Role.BRANCH_CLERK);
        Answer wrong = maker.post(LIST, "name", " ", "service", "GOLD", "form", "");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Enter a name of 1 to 60 characters");
        assertThat(wrong.page().select("[aria-invalid=true]")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(maker.get(LIST + "/nobody").status()).isEqualTo(404);
        assertThat(maker.post(LIST + "/changes/nothing/approve").status()).isEqualTo(404);
    }
}
