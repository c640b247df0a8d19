package ginko.staff;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.identity.Browser;
import ginko.identity.Browser.Answer;
import ginko.kernel.Ids;
import ginko.kernel.Language;
import ginko.testing.TestBank.Person;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every page of the desk against every role: what stands in the table opens, everything else is
/// refused. A page that is not in the table fails the test.
class RightsTest extends DeskTest {

    /// B branch clerk, C call-centre clerk, T token officer, S security officer, A auditor.
    private static final String TABLE =
            """
            GET  /staff                                        B C T S A
            GET  /staff/customers                              B T
            POST /staff/customers                              B
            GET  /staff/customers/new                          B
            GET  /staff/customers/{id}                         B C T
            GET  /staff/customers/{id}/products                B
            POST /staff/customers/{id}/products                B
            GET  /staff/customers/{id}/cash                    B
            POST /staff/customers/{id}/cash                    B
            GET  /staff/customers/{id}/contract                B
            POST /staff/customers/{id}/contract                B
            GET  /staff/customers/{id}/contract.pdf            B
            POST /staff/customers/{id}/refusal                 B
            POST /staff/customers/{id}/refusal/withdraw        B
            GET  /staff/customers/{id}/code-word               B
            POST /staff/customers/{id}/code-word               B
            GET  /staff/customers/{id}/first-use               B
            POST /staff/customers/{id}/first-use               B
            POST /staff/customers/{id}/password                B C
            POST /staff/customers/{id}/sessions/end            B C
            POST /staff/customers/{id}/tries                   B C
            GET  /staff/customers/{id}/unblock                 B
            POST /staff/customers/{id}/unblock                 B
            GET  /staff/customers/{id}/card                    B
            POST /staff/customers/{id}/card                    B
            GET  /staff/customers/{id}/certificate             B
            POST /staff/customers/{id}/certificate             B
            GET  /staff/customers/{id}/phone                   B
            POST /staff/customers/{id}/phone                   B
            GET  /staff/customers/{id}/limit                   B
            POST /staff/customers/{id}/limit                   B
            GET  /staff/customers/{id}/papers                  B T
            POST /staff/customers/{id}/papers                  B T
            POST /staff/customers/{id}/papers/{paper}/done     B T
            GET  /staff/callers                                C
            POST /staff/callers                                C
            GET  /staff/callers/{id}                           C
            POST /staff/callers/{id}                           C
            GET  /staff/requests                               B S
            GET  /staff/requests/{id}                          B S
            POST /staff/requests/{id}/approve                  B S
            POST /staff/requests/{id}/refuse                   B S
            GET  /staff/customers/{id}/tokens                  B T
            POST /staff/customers/{id}/tokens                  B
            GET  /staff/tokens                                 B C T S
            POST /staff/tokens/files                           T
            POST /staff/tokens/files/{id}/release              T S
            POST /staff/tokens/files/{id}/discard              T S
            POST /staff/tokens/models/end                      T S
            GET  /staff/tokens/{id}                            B C T S
            POST /staff/tokens/{id}/users                      B
            POST /staff/tokens/{id}/users/{login}/remove       B
            POST /staff/tokens/{id}/{act}                      B C T S
            GET  /staff/bills                                  B C A
            GET  /staff/bills/{day}/{company}.csv              B C A
            POST /staff/bills/settlement                       B
            GET  /staff/billers                                B S
            POST /staff/billers                                B S
            GET  /staff/billers/{id}                           B S
            POST /staff/billers/{id}                           B S
            POST /staff/billers/changes/{id}/approve           B S
            POST /staff/billers/changes/{id}/refuse            B S
            GET  /staff/members                                S
            POST /staff/members/{id}/suspend                   S
            GET  /staff/audit                                  A
            GET  /staff/audit.csv                              A
            GET  /staff/audit/verification                     A
            """;

    private static final Set<String> AT_THE_DOOR =
            Set.of(
                    "GET /staff/login",
                    "POST /staff/login",
                    "GET /staff/password",
                    "POST /staff/password",
                    "POST /staff/logout",
                    "POST /staff/keep");

    private static final Map<Character, Role> LETTERS =
            Map.of(
                    'B', Role.BRANCH_CLERK,
                    'C', Role.CALL_CENTRE_CLERK,
                    'T', Role.TOKEN_OFFICER,
                    'S', Role.SECURITY_OFFICER,
                    'A', Role.AUDITOR);

    @Autowired private List<RequestMappingHandlerMapping> mappings;

    private final Map<Role, Browser> browsers = new EnumMap<>(Role.class);

    @Test
    void everyPageOpensToTheRolesOfTheTableAndToNobodyElse() {
        Map<String, Set<Role>> expected = expected();
        assertThat(pages()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        for (Role role : Role.values()) {
            browsers.put(role, desk(role));
        }
        List<String> wrong = new ArrayList<>();
        expected.forEach((page, roles) ->
                browsers.forEach((role, browser) -> {
                    Answer answer = ask(browser, page);
                    boolean isOpen =
                            answer.status() != 403 && !answer.location().equals("/staff/login");
                    if (isOpen != roles.contains(role) || answer.status() >= 500) {
                        wrong.add(
                                page
                                        + " "
                                        + role
                                        + " "
                                        + answer.status()
                                        + " "
                                        + answer.location());
                    }
                }));
        assertThat(wrong).isEmpty();
    }

    /// The pages of a real customer open to the roles of the table too, but show nothing of him to
    /// a clerk who has not identified him.
    @Test
    void showsNothingOfACustomerToWhomHeIsForeign() {
        Person person = bank.person("Foreign Customer", Language.EN);
        String account = bank.account(person, "EUR", 100_00).number();
        expected()
                .forEach((page, roles) -> {
                    for (Role role : Role.values()) {
                        boolean mayLook =
                                roles.contains(role)
                                        && (role == Role.BRANCH_CLERK
                                                || role == Role.TOKEN_OFFICER);
                        if (!page.contains("/customers/{id}") || mayLook) {
                            continue;
                        }
                        String path = page.replace("{id}", person.customer().toString());
                        Answer answer = ask(browser(role), path);
                        assertThat(answer.status()).as(page + " " + role).isIn(303, 403);
                        assertThat(answer.body())
                                .doesNotContain(person.login().name())
                                .doesNotContain(account)
                                .doesNotContain("Foreign");
                    }
                });
        assertThat(browser(Role.BRANCH_CLERK).get("/staff/customers/" + person.customer()).text())
                .contains("Foreign Customer");
    }

    private Browser browser(Role role) {
        return browsers.computeIfAbsent(role, this::desk);
    }

    @Test
    void noPageOpensWithoutASessionOfStaff() {
        Browser nobody = new Browser(port);
        open(nobody, "/staff/login");
        Browser customer = customer(bank.person());
        for (String page : pages()) {
            assertThat(ask(nobody, page).location()).as(page).isEqualTo("/staff/login");
            assertThat(ask(customer, page).location()).as(page).isEqualTo("/staff/login");
        }
    }

    @Test
    void showsInTheMenuWhatTheRoleMayOpen() {
        Map<String, Set<Role>> expected = expected();
        for (Role role : Role.values()) {
            Browser browser = desk(role);
            List<String> menu =
                    browser.get("/staff").page().select("nav.menu li a").eachAttr("href");
            assertThat(menu).isNotEmpty();
            for (String href : menu) {
                assertThat(expected.get("GET " + href)).as(href).contains(role);
                assertThat(browser.get(href).status()).as(href).isEqualTo(200);
            }
        }
    }

    private static Answer ask(Browser browser, String page) {
        String[] parts = page.split(" ");
        String path = parts[1].replaceAll("\\{[^}]*}", Ids.next().toString());
        return parts[0].equals("GET") ? browser.get(path) : browser.post(path);
    }

    private static Map<String, Set<Role>> expected() {
        Map<String, Set<Role>> table = new TreeMap<>();
        TABLE.lines()
                .map(line -> line.split("\\s+"))
                .forEach(words -> {
                    Set<Role> roles = EnumSet.noneOf(Role.class);
                    for (int i = 2; i < words.length; i++) {
                        roles.add(LETTERS.get(words[i].charAt(0)));
                    }
                    table.put(words[0] + " " + words[1], roles);
                });
        return table;
    }

    /// Every mapping under the desk but those at the door.
    private List<String> pages() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(info ->
                        info.getPatternValues().stream()
                                .filter(pattern -> pattern.startsWith("/staff"))
                                .flatMap(pattern ->
                                        info.getMethodsCondition().getMethods().stream()
                                                .map(method -> method + " " + pattern)))
                .filter(page -> !AT_THE_DOOR.contains(page))
                .sorted()
                .collect(Collectors.toList());
    }
}
