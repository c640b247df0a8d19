package ginko.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.identity.Browser.Answer;
import ginko.kernel.Ids;
import ginko.policy.SignInFactor;
import ginko.testing.Requirement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every page and address of the user administration, as the running program maps them, against
/// everybody who might knock, with users of his own company, of another and of none.
class UsersRightsTest extends CompanyCase {

    @Autowired private List<RequestMappingHandlerMapping> mappings;

    /// `GET /app/admin/users/{id}` and the like.
    private List<String> endpoints() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(info ->
                        info.getMethodsCondition().getMethods().stream()
                                .flatMap(method ->
                                        info.getPatternValues().stream()
                                                .map(path -> method + " " + path)))
                .filter(endpoint -> endpoint.matches("\\w+ (/app/admin|/api/v1/users)\\b.*"))
                .sorted()
                .toList();
    }

    private static List<String> addresses(List<String> endpoints, String id) {
        List<String> all = new ArrayList<>();
        for (String endpoint : endpoints) {
            for (UserAct act : UserAct.values()) {
                all.add(endpoint.replace("{id}", id).replace("{act}", act.tag()));
            }
        }
        return all.stream().distinct().toList();
    }

    private static Answer knock(Browser browser, String address) {
        String[] parts = address.split(" ");
        String path = parts[1];
        if (path.startsWith("/api/")) {
            return browser.json(
                    parts[0],
                    path,
                    "{\"confirmation\":\""
                            + CONFIRMATION
                            + "\",\"loginId\":\"stolen77\",\"kind\":\"GENERAL\",\"name\":\"Thief\","
                            + "\"phone\":\"+819011112222\",\"mail\":\"thief@mail.example\"}");
        }
        return parts[0].equals("GET")
                ? browser.get(path)
                : browser.post(
                        path,
                        "confirmation",
                        CONFIRMATION,
                        "loginId",
                        "stolen77",
                        "kind",
                        "GENERAL",
                        "name",
                        "Thief",
                        "phone",
                        "+819011112222",
                        "mail",
                        "thief@mail.example");
    }

    private Browser program(Login login) {
        Answer opened =
                new Browser(port)
                        .json(
                                "POST",
                                "/api/v1/sessions",
                                "{\"login\":\""
                                        + login.name()
                                        + "\",\"password\":\""
                                        + PASSWORD
                                        + "\"}");
        return new Browser(port).with("Authorization", "Bearer " + opened.json("token"));
    }

    private List<String> rows(Company company) {
        return jdbc
                .sql(
                        """
                        select login.state, login.user_kind, login.suspended_at, name.written,
                               credential.kind, credential.changed_at
                          from identity.login login
                          join identity.login_name name on name.login_id = login.id
                          join identity.credential credential on credential.login_id = login.id
                         where login.contract_id = :contract
                         order by login.id, credential.kind
                        """)
                .param("contract", company.master().contract().value())
                .query()
                .listOfRows()
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static boolean tells(Answer answer, Company company) {
        return List.of(company.master(), company.administrator(), company.general()).stream()
                .anyMatch(user ->
                        answer.body().contains(user.name())
                                || user.user().name() != null
                                        && answer.body().contains(user.user().name()));
    }

    @Test
    @Requirement({"OKB-2", "OKB-49"})
    void nobodyButMasterAndAdministratorsOfACompanyGetsAnywhere() {
        Company company = company();
        List<String> endpoints = endpoints();
        assertThat(endpoints).hasSizeGreaterThan(10);
        Map<String, Login> outsiders = new LinkedHashMap<>();
        outsiders.put("general", company.general());
        outsiders.put("person", customer(SignInFactor.NONE));
        List<String> before = rows(company);
        List<String> wrong = new ArrayList<>();
        outsiders.forEach((who, login) -> {
            Browser browser = signedIn(login);
            look(browser, "/app/settings");
            Browser program = program(login);
            for (String id : List.of(company.master().id().toString(), "x")) {
                for (String address : addresses(endpoints, id)) {
                    boolean isApi = address.contains("/api/");
                    Answer answer = knock(isApi ? program : browser, address);
                    if (answer.status() != (isApi ? 403 : 404) || tells(answer, company)) {
                        wrong.add(who + " " + address + " " + answer.status());
                    }
                }
            }
        });
        for (String address : addresses(endpoints, company.master().id().toString())) {
            Answer answer = knock(new Browser(port), address);
            boolean isRefused = List.of(303, 401, 403).contains(answer.status());
            if (!isRefused || tells(answer, company)) {
                wrong.add("nobody " + address + " " + answer.status());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(rows(company)).isEqualTo(before);
    }

    @Test
    @Requirement("OKB-49")
    void theUsersOfAnotherCompanyAreAsUnknownAsThoseOfNone() {
        Company own = company();
        Company other = company();
        List<String> before = rows(other);
        List<String> wrong = new ArrayList<>();
        for (UserKind kind : List.of(UserKind.MASTER, UserKind.ADMINISTRATOR)) {
            Browser browser = open(own.of(kind));
            Browser program = program(own.of(kind));
            List<String> withId =
                    endpoints().stream().filter(endpoint -> endpoint.contains("{id}")).toList();
            List<String> foreign = addresses(withId, other.general().id().toString());
            List<String> unknown = addresses(withId, Ids.next().toString());
            for (int i = 0; i < foreign.size(); i++) {
                Browser via = foreign.get(i).contains("/api/") ? program : browser;
                Answer answer = knock(via, foreign.get(i));
                Answer nothing = knock(via, unknown.get(i));
                boolean same = answer.status() == 404 && nothing.status() == 404;
                if (!same || !stripped(answer).equals(stripped(nothing)) || leaks(answer, other)) {
                    wrong.add(kind + " " + foreign.get(i) + " " + answer.status());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(rows(other)).isEqualTo(before);
    }

    /// Users of both companies have the same invented names: only logins tell them apart.
    private static boolean leaks(Answer answer, Company company) {
        return List.of(company.master(), company.administrator(), company.general()).stream()
                .anyMatch(user -> answer.body().contains(user.name()));
    }

    /// What an answer says, without the reference of the request.
    private static String stripped(Answer answer) {
        Document page = answer.page();
        page.select(".reference").remove();
        String main = page.select("main").text();
        return main.isEmpty() ? answer.json("code") + answer.json("title") : main;
    }

    @Test
    @Requirement({"OKB-13", "OKB-49"})
    void aProgramOfAnAdministratorNeedsTheConfirmationForEveryLook() {
        Company company = company();
        Browser program = program(company.administrator());

        Answer without = program.json("POST", "/api/v1/users/list", "{}");
        Answer with =
                program.json(
                        "POST",
                        "/api/v1/users/list",
                        "{\"confirmation\":\"" + CONFIRMATION + "\"}");
        Answer suspended =
                program.json(
                        "POST",
                        "/api/v1/users/" + company.general().id() + "/suspend",
                        "{\"confirmation\":\"" + CONFIRMATION + "\"}");

        assertThat(without.status()).isEqualTo(422);
        assertThat(without.json("code")).isEqualTo("CONFIRMATION_WRONG");
        assertThat(with.status()).isEqualTo(200);
        assertThat(with.body())
                .contains(company.master().name(), company.general().name(), "GENERAL");
        assertThat(suspended.json("state")).isEqualTo("SUSPENDED");
    }
}
