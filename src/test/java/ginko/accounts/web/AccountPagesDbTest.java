package ginko.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import ginko.accounts.Account;
import ginko.accounts.AccountKind;
import ginko.accounts.AccountsBank;
import ginko.drafts.Drafts;
import ginko.kernel.AccountId;
import ginko.kernel.DraftId;
import ginko.testing.Requirement;
import ginko.web.SignedInUser;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountPagesDbTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private AccountsBank bank;
    private SignedInUser user;
    private Account account;

    @BeforeAll
    void openBank() {
        bank = AccountsBank.open();
    }

    @AfterAll
    void closeBank() {
        bank.close();
    }

    @BeforeEach
    void openAccount() {
        bank.setDay(TODAY);
        user = bank.customer("Mira Brandt");
        account = bank.account(user, AccountKind.CURRENT, "EUR");
    }

    private MockHttpServletResponse send(
            AccountsBank where, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return where.mvc()
                .perform(request.requestAttr(SignedInUser.ATTRIBUTE, user))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse open(String address) throws Exception {
        return send(bank, get(URI.create(address)));
    }

    private static Document page(MockHttpServletResponse response) throws Exception {
        return Jsoup.parse(response.getContentAsString(StandardCharsets.UTF_8));
    }

    private String path() {
        return "/app/accounts/" + account.id();
    }

    @Test
    @Requirement({"OTPD-32", "OTPD-63"})
    void homeShowsAccountsCardsDepositsAndLoansInGroups() throws Exception {
        Account deposit = bank.account(user, AccountKind.DEPOSIT, "UAH");
        Account loan = bank.account(user, AccountKind.LOAN, "EUR");
        Account card = bank.account(user, AccountKind.CARD, "EUR");
        bank.pay(account, 123_456, "Salary");
        bank.pay(deposit, 500_000, "Deposit");

        MockHttpServletResponse response = open("/app");

        assertThat(response.getStatus()).isEqualTo(200);
        Document home = page(response);
        assertThat(home.select("section h2").eachText())
                .containsSubsequence("Accounts", "Cards", "Deposits", "Loans");
        assertThat(home.select("article.card")).hasSize(4);
        assertThat(home.select("article.card").eachText().getFirst())
                .contains(account.number(), "€1,234.56", "Transfer");
        assertThat(home.text()).contains("•••• 4321", loan.number()).doesNotContain(card.number());
        assertThat(home.select("tbody tr:has(th:matches(^EUR$))").text()).contains("€1,234.56");
        assertThat(home.select("tbody tr:has(th:matches(^UAH$))").text()).contains("₴5,000.00");
        assertThat(home.select("[style], script:not([src])")).isEmpty();
    }

    @Test
    void homeOffersToContinueOrDiscardAnUnfinishedTransfer() throws Exception {
        DraftId draft = DraftId.next();
        assertThat(
                        bank.get(Drafts.class)
                                .start(
                                        draft,
                                        "TRANSFER",
                                        new Drafts.Owner(user.login(), user.customer()),
                                        "{}")
                                .id())
                .isEqualTo(draft);
        String discard = "/app/drafts/" + draft + "/discard";

        Document home = page(open("/app"));
        assertThat(home.select("a[href=/app/orders/" + draft + "/details]")).hasSize(1);
        assertThat(home.select("form[method=post][action=" + discard + "]")).hasSize(1);

        SignedInUser owner = user;
        user = bank.customer("Tom Weiss");
        assertThat(send(bank, post(discard)).getStatus()).isEqualTo(404);
        user = owner;
        MockHttpServletResponse discarded = send(bank, post(discard));
        assertThat(discarded.getStatus()).isEqualTo(303);
        assertThat(page(open(String.valueOf(discarded.getHeader("Location")))).text())
                .contains("The unfinished transfer has been discarded.");
        assertThat(bank.get(Drafts.class).open(user.login())).isEmpty();
        assertThat(send(bank, post(discard)).getStatus()).isEqualTo(303);
    }

    @Test
    @Requirement("OTPD-63")
    void accountPageTellsBalancesAndDetailsForIncomingTransfers() throws Exception {
        bank.pay(account, 10_000, "Salary");

        Document shown = page(open(path()));

        assertThat(shown.text())
                .contains("€100.00", "Mira Brandt", "Ginko Demo Bank", "7100", "Main office");
        assertThat(shown.select("[data-copy=" + account.number() + "]")).hasSize(1);
        assertThat(shown.select("a[href=" + path() + "/statement]")).isNotEmpty();
    }

    @Test
    @Requirement("OTPD-64")
    void accountPageTellsTheBalanceOfAChosenDay() throws Exception {
        // a bank of its own: booking dates never go back
        try (AccountsBank later = AccountsBank.open()) {
            later.setDay(TODAY);
            user = later.customer("Mira Brandt");
            Account household = later.account(user, AccountKind.CURRENT, "EUR");
            later.pay(household, 10_000, "Salary");
            later.setDay(TODAY.plusDays(2));
            later.pay(household, -2_500, "Rent");
            String address = "/app/accounts/" + household.id() + "?on=" + TODAY;

            assertThat(page(send(later, get(address))).select("main [role=status]").text())
                    .contains("20 November 2026", "€100.00");
        }
    }

    @Test
    void renamesTheAccountAndTakesTheNameAway() throws Exception {
        MockHttpServletResponse renamed =
                send(bank, post(path() + "/name").param("name", "  Household  "));
        assertThat(renamed.getStatus()).isEqualTo(303);
        Document shown = page(open(String.valueOf(renamed.getHeader("Location"))));
        assertThat(shown.select("h1").text()).isEqualTo("Household");

        assertThat(send(bank, post(path() + "/name").param("name", "")).getStatus()).isEqualTo(303);
        assertThat(page(open(path())).select("h1").text()).isEqualTo("Current account");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678901234567890123456789012345678901",
                "left\u202Eright",
                "zero\u0000"
            })
    void refusesANameThatCannotBeKept(String name) throws Exception {
        MockHttpServletResponse response = send(bank, post(path() + "/name").param("name", name));

        assertThat(response.getStatus()).isIn(400, 422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "to=2026-02-30",
                "from=99999-01-01",
                "from=2026-11-10&to=2026-11-09",
                "from=2020-01-01",
                "from=2026-11-21&to=2026-11-22",
                "cursor=x",
                "cursor=2026-11-20.999999999999999999999",
                "side=UP",
                "text=%E2%80%AEabc",
                "text=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                        + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void explainsWhatIsWrongWithTheStatementAskedFor(String query) throws Exception {
        for (String file : List.of("", ".pdf", ".csv")) {
            MockHttpServletResponse response = open(path() + "/statement" + file + "?" + query);

            assertThat(response.getStatus()).isEqualTo(422);
            assertThat(page(response).select(".errors li")).isNotEmpty();
        }
        MockHttpServletResponse problem =
                open("/api/v1/accounts/" + account.id() + "/entries?" + query);
        assertThat(problem.getStatus()).isEqualTo(422);
        assertThat(problem.getContentType()).startsWith("application/problem+json");
        assertThat(problem.getContentAsString()).contains("\"code\":\"STATEMENT_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "2026-11-21", "2026-11-19", "0000-00-00"})
    void explainsWhatIsWrongWithTheDayOfABalance(String day) throws Exception {
        MockHttpServletResponse response = open(path() + "?on=" + day);

        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(page(response).select("#on-error")).hasSize(1);
        assertThat(open("/api/v1/accounts/" + account.id() + "/balance?on=" + day).getStatus())
                .isEqualTo(422);
    }

    @Test
    @Requirement("SEIWA-76")
    void statesHowFarBackStatementsReach() throws Exception {
        Document shown = page(open(path() + "/statement"));
        assertThat(shown.select("#from-hint").text()).contains("366 days", "19 November 2025");
        assertThat(shown.select("input[name=from]").attr("value")).isEqualTo("2026-10-21");

        Document refused = page(open(path() + "/statement?from=2025-11-18"));
        assertThat(refused.select("#from-error").text()).contains("19 November 2025");
    }

    @Test
    void anotherCustomersAccountDoesNotExist() throws Exception {
        user = bank.customer("Tom Weiss");
        for (String id : List.of(account.id().toString(), AccountId.next().toString(), "1")) {
            for (String rest :
                    List.of(
                            "",
                            "?on=2026-11-20",
                            "/statement",
                            "/statement.pdf",
                            "/statement.csv")) {
                assertThat(open("/app/accounts/" + id + rest).getStatus()).isEqualTo(404);
            }
            assertThat(
                            send(bank, post("/app/accounts/" + id + "/name").param("name", "Mine"))
                                    .getStatus())
                    .isEqualTo(404);
            for (String rest : List.of("", "/balance", "/entries")) {
                MockHttpServletResponse problem = open("/api/v1/accounts/" + id + rest);
                assertThat(problem.getStatus()).isEqualTo(404);
                assertThat(problem.getContentAsString()).contains("\"code\":\"ACCOUNT_NOT_FOUND\"");
            }
        }
        assertThat(page(open("/app")).text()).doesNotContain(account.number());
    }

    @Test
    @Requirement("OTPD-65")
    void pageFilesAndInterfaceTellTheSameStatement() throws Exception {
        bank.pay(account, 500_000, "Salary");
        bank.pay(account, -12_345, "=1+1");
        bank.pay(account, -55, "Rent; \"old\" flat");

        Document shown = page(open(path() + "/statement"));
        assertThat(shown.select("dl.summary dd").eachText())
                .containsExactly("€0.00", "€5,000.00", "€124.00", "€4,876.00");
        assertThat(shown.select("tbody tr")).hasSize(3);
        assertThat(shown.select("tbody tr").eachText().getFirst())
                .contains("Rent; \"old\" flat", "Debit -€0.55", "€4,876.00");

        MockHttpServletResponse csv = open(shown.select("a[href*=.csv]").attr("href"));
        assertThat(csv.getContentType()).startsWith("text/csv");
        assertThat(csv.getHeader("Content-Disposition"))
                .contains("statement-" + account.number() + "-2026-10-21-2026-11-20.csv");
        String[] rows = csv.getContentAsString(StandardCharsets.UTF_8).split("\r\n");
        assertThat(rows).hasSize(4);
        assertThat(rows[2]).contains("'=1+1", ",-123.45,4876.55,EUR");

        MockHttpServletResponse pdf = open(shown.select("a[href*=.pdf]").attr("href"));
        assertThat(pdf.getContentType()).isEqualTo("application/pdf");
        try (var file = Loader.loadPDF(pdf.getContentAsByteArray())) {
            String text = new PDFTextStripper().getText(file).replace('\u00a0', ' ');
            assertThat(text)
                    .contains("Mira Brandt", account.number(), "€5,000.00", "€124.00", "€4,876.00");
        }

        String json = open("/api/v1/accounts/" + account.id() + "/entries").getContentAsString();
        assertThat(json)
                .contains("\"opening\":{\"amount\":\"0.00\",\"currency\":\"EUR\"}")
                .contains("\"moneyOut\":{\"amount\":\"124.00\",\"currency\":\"EUR\"}")
                .contains("\"closing\":{\"amount\":\"4876.00\",\"currency\":\"EUR\"}")
                .contains("\"bookedOn\":\"2026-11-20\"")
                .contains("\"next\":null");
        assertThat(new BigDecimal("5000.00").subtract(new BigDecimal("124.00")))
                .isEqualByComparingTo("4876.00");
    }

    @Test
    void followsTheLinksOfTheStatementAndOfTheInterfaceToTheEnd() throws Exception {
        for (int i = 1; i <= 51; i++) {
            bank.pay(account, i, "payment " + i);
        }
        Document first = page(open(path() + "/statement"));
        assertThat(first.select("tbody tr")).hasSize(50);
        Document second = page(open(first.select("a[rel=next]").attr("href")));
        assertThat(second.select("tbody tr")).hasSize(1);
        assertThat(second.select("tbody tr").text()).contains("payment 1");
        assertThat(second.select("a[rel=next]")).isEmpty();
        assertThat(second.select("a[rel=first]")).hasSize(1);

        MockHttpServletResponse page =
                open("/api/v1/accounts/" + account.id() + "/entries?limit=40&text=payment");
        String link = String.valueOf(page.getHeader("Link"));
        assertThat(link).endsWith(">; rel=\"next\"");
        MockHttpServletResponse rest = open(link.substring(1, link.indexOf('>')));
        assertThat(rest.getContentAsString().split("\"bookedOn\"", -1)).hasSize(11 + 1);
        assertThat(rest.getHeader("Link")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "many"})
    void interfaceRefusesALimitItDoesNotServe(String limit) throws Exception {
        assertThat(open("/api/v1/accounts/" + account.id() + "/entries?limit=" + limit).getStatus())
                .isEqualTo(422);
    }

    @Test
    void interfaceListsAccountsWithBalances() throws Exception {
        bank.pay(account, 123_456, "Salary");

        assertThat(open("/api/v1/accounts").getContentAsString())
                .contains("\"id\":\"" + account.id() + "\"")
                .contains("\"available\":{\"amount\":\"1234.56\",\"currency\":\"EUR\"}");
        assertThat(
                        open("/api/v1/accounts/" + account.id() + "/balance?on=2026-11-20")
                                .getContentAsString())
                .contains("\"booked\":{\"amount\":\"1234.56\",\"currency\":\"EUR\"}")
                .contains("\"held\":null");
    }

    @Test
    @Requirement({"SEIWA-53", "SEIWA-54"})
    void closedServicesShowWhenTheyOpenInsteadOfNumbers() throws Exception {
        String open = "bank-day: [\"00:00-24:00\"], other-day: [\"00:00-24:00\"]}";
        String later = "bank-day: [\"14:00-24:00\"], other-day: [\"14:00-24:00\"]}";
        try (AccountsBank closed =
                AccountsBank.openWith(text ->
                        text.replace(
                                        "{service: BALANCE, notes: [1], " + open,
                                        "{service: BALANCE, notes: [1], " + later)
                                .replace(
                                        "{service: STATEMENT, notes: [1, 3], " + open,
                                        "{service: STATEMENT, notes: [1, 3], " + later))) {
            closed.setDay(TODAY);
            user = closed.customer("Mira Brandt");
            Account held = closed.account(user, AccountKind.CURRENT, "EUR");
            closed.pay(held, 123_456, "Salary");
            String path = "/app/accounts/" + held.id();

            for (String address :
                    List.of(
                            "/app",
                            path,
                            path + "?on=2026-11-20",
                            path + "/statement",
                            path + "/statement.pdf")) {
                MockHttpServletResponse response = send(closed, get(URI.create(address)));
                assertThat(response.getStatus()).isEqualTo(200);
                assertThat(page(response).text())
                        .contains("20 November 2026", "14:00")
                        .doesNotContain("1,234.56");
            }
            MockHttpServletResponse problem =
                    send(closed, get("/api/v1/accounts/" + held.id() + "/entries"));
            assertThat(problem.getStatus()).isEqualTo(409);
            assertThat(problem.getContentAsString())
                    .contains("STATEMENT_SERVICE_CLOSED", "2026-11-20T13:00:00Z");
            closed.clock().advance(java.time.Duration.ofHours(2));
            assertThat(page(send(closed, get("/app"))).text()).contains("€1,234.56");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja", "ko", "ru", "uk", "fa"})
    void everyPageSpeaksEachLanguageInFull(String language) throws Exception {
        bank.pay(account, 123_456, "Salary");
        for (String address : List.of("/app", path(), path() + "/statement")) {
            MockHttpServletResponse response =
                    send(
                            bank,
                            get(address)
                                    .cookie(
                                            new jakarta.servlet.http.Cookie(
                                                    "ginko-language-now", language)));
            assertThat(response.getStatus()).isEqualTo(200);
            Document shown = page(response);
            assertThat(shown.select("html").attr("lang")).isEqualTo(language);
            // a text that is missing in the language is a failure of the page
            assertThat(shown.select("main h1").text()).isNotEmpty();
        }
    }
}
