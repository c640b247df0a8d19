package ginko.bills;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.accounts.Account;
import ginko.bills.AccountBills.AskOutcome;
import ginko.bills.AccountBills.PayResult;
import ginko.identity.Browser;
import ginko.identity.Browser.Answer;
import ginko.kernel.AccountId;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.ledger.Balances;
import ginko.ledger.LedgerVerifier;
import ginko.otp.CodeRefusal;
import ginko.policy.BankProfile;
import ginko.policy.SignInFactor;
import ginko.testing.BankTest;
import ginko.testing.TestBank.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// Bills paid from an account by who is signed in: at once, over the interface, by mandate. In a
/// bank of its own, since it goes on to other days.
@TestPropertySource(properties = "ginko.cards.answer-within=3s")
class AccountBillsTest extends BankTest {

    private static final String PASSWORD = "correct horse battery";
    private static final AtomicInteger FILE = new AtomicInteger(70_000);
    private static final long DUE = 125_000;

    @LocalServerPort private int port;
    @Autowired private AccountBills bills;
    @Autowired private BillPayments portal;
    @Autowired private BillsSql sql;
    @Autowired private Mandates mandates;
    @Autowired private Settlement settlement;
    @Autowired private SettlementSql accounts;
    @Autowired private Balances balances;
    @Autowired private LedgerVerifier verifier;
    @Autowired private BankProfile profile;
    @Autowired private JdbcClient jdbc;

    private Person person;
    private Account account;

    @BeforeEach
    void aCustomerWithRials() {
        person = bank.person("Bill Payer", Language.EN, SignInFactor.NONE);
        account = bank.account(person, "IRR", 1_000_000);
    }

    private Bill bill(String company) {
        List<String> ids = Bill.issue(FILE.incrementAndGet() + company, "125405");
        return read(ids);
    }

    private Bill read(List<String> ids) {
        return switch (Bill.read(ids.getFirst(), ids.getLast(), profile.bills())) {
            case Bill.Reading.Read(Bill bill) -> bill;
            case Bill.Reading.Refused(var fault) -> throw new AssertionError(fault);
        };
    }

    private UUID open(Bill... wanted) {
        return switch (bills.open(List.of(wanted), person.user())) {
            case OpenOutcome.Opened(UUID id) -> id;
            case OpenOutcome.Refused(var faults) -> throw new AssertionError(faults);
        };
    }

    private BillState state(Bill bill) {
        return sql.byIds(bill.billId(), bill.payId()).orElseThrow().state();
    }

    private long booked(String company) {
        AccountId id = accounts.all().get(company);
        return id == null
                ? 0
                : Objects.requireNonNull(balances.of(List.of(id)).get(id)).bookedMinor();
    }

    @Test
    void paysSeveralBillsOnThePagesAsAPurchaseIsConfirmed() {
        Browser browser = bank.signedIn(person, port);
        Bill light = bill("0422");
        Bill water = bill("0281");
        assertThat(browser.get("/app").page().select("nav a[href=/app/bills]")).isNotEmpty();
        browser.get("/app/bills");
        String list = light.barcode() + "\n" + water.billId() + ", " + water.payId();
        assertThat(browser.post("/app/bills", "list", list + "\n123").status()).isEqualTo(422);
        String basket = browser.post("/app/bills", "list", list).location();
        Document check = browser.get(basket).page();
        assertThat(check.text()).contains("Total of 2 bills", "250,000", account.number());
        long before = booked("ELECTRICITY 042");

        int seen = bank.smsCount(person);
        String from = account.id().toString();
        assertThat(browser.post(basket + "/account", "from", from).location())
                .isEqualTo(basket + "/confirm");
        assertThat(bank.sms(person, seen).text()).contains("2 bills", "250,000");
        assertThat(browser.get(basket + "/confirm").text()).contains("We sent a code");
        assertThat(browser.post(basket + "/confirm", "code", "000000").status()).isEqualTo(422);
        assertThat(bank.booked(account.id())).isEqualTo(1_000_000);
        String code = bank.code(person, seen);
        assertThat(browser.post(basket + "/confirm", "code", code).location()).isEqualTo(basket);

        Answer results = browser.get(basket);
        assertThat(results.text()).contains("Tracking code", "Paid from an account of this bank");
        assertThat(bank.booked(account.id())).isEqualTo(1_000_000 - 2 * DUE);
        assertThat(booked("ELECTRICITY 042")).isEqualTo(before + DUE);
        assertThat(browser.post(basket + "/confirm", "code", code).location()).isEqualTo(basket);
        assertThat(bank.booked(account.id())).isEqualTo(1_000_000 - 2 * DUE);
        String receipt = results.page().select("a[href^=/bills/receipts]").attr("href");
        assertThat(browser.get(receipt).text()).contains("Paid", "125,000");
        assertThat(browser.get(receipt + "/receipt.png").status()).isEqualTo(200);
        assertThat(bank.mail(person, "Tracking codes").text())
                .contains(
                        String.valueOf(
                                sql.byIds(light.billId(), light.payId())
                                        .orElseThrow()
                                        .reference()));
        assertThat(browser.post("/app/bills", "list", light.barcode()).text())
                .contains("This bill is paid");
        while (settlement.settleSome()) {
            Thread.onSpinWait();
        }
        assertThat(booked("ELECTRICITY 042")).isEqualTo(before + DUE);
        assertThat(verifier.verify().isSound()).isTrue();
    }

    @Test
    void refusesForeignAccountsMissingMoneyAndWhatIsAboveTheLimit() {
        Account foreign = bank.account(bank.person("Other", Language.EN), "IRR", 1_000_000);
        Account euros = bank.account(person, "EUR", 1_000_000);
        Account empty = bank.account(person, "IRR", 100);
        UUID basket = open(bill("0422"));

        assertThat(bills.choose(basket, foreign.id(), person.user()))
                .isEqualTo(new AskOutcome.Refused(AccountBillRefusal.BILL_ACCOUNT));
        assertThat(bills.choose(basket, euros.id(), person.user()))
                .isEqualTo(new AskOutcome.Refused(AccountBillRefusal.BILL_ACCOUNT));
        assertThat(bills.choose(basket, empty.id(), person.user()))
                .isEqualTo(new AskOutcome.Refused(AccountBillRefusal.BILL_FUNDS));
        Person other = bank.person("Another", Language.EN);
        assertThat(bills.find(basket, other.user())).isEmpty();
        assertThat(portal.basket(basket)).isEmpty();
        Account rich = bank.account(person, "IRR", 90_000_000_000L);
        List<String> ids = Bill.issue(FILE.incrementAndGet() + "0422", "9999999405");
        assertThat(bills.choose(open(read(ids)), rich.id(), person.user()))
                .isEqualTo(new AskOutcome.Refused(AccountBillRefusal.BILL_LIMIT));
        clock.advance(Duration.ofMinutes(31));
        assertThat(bills.choose(basket, account.id(), person.user()))
                .isEqualTo(new AskOutcome.Refused(AccountBillRefusal.BILL_ORDER_CLOSED));
    }

    @Test
    void paysABillOnceHoweverManyTryAtTheSameTime() throws Exception {
        Bill bill = bill("0422");
        List<Callable<PayResult>> tries = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            UUID basket = open(bill);
            int seen = bank.smsCount(person);
            assertThat(bills.choose(basket, account.id(), person.user()))
                    .isEqualTo(new AskOutcome.Awaited());
            Masked code = new Masked(bank.code(person, seen));
            tries.add(() -> bills.confirm(basket, code, person.user()));
            tries.add(() -> bills.confirm(basket, code, person.user()));
        }
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : together.invokeAll(tries)) {
                assertThat(result.get()).isNotInstanceOf(PayResult.NotConfirmed.class);
            }
        }

        assertThat(bank.booked(account.id())).isEqualTo(1_000_000 - DUE);
        assertThat(state(bill)).isEqualTo(BillState.PAID);
    }

    @Test
    void bindsTheCodeToTheseBillsAndThisAccount() {
        Account second = bank.account(person, "IRR", 1_000_000);
        UUID basket = open(bill("0422"));
        int seen = bank.smsCount(person);
        assertThat(bills.choose(basket, account.id(), person.user()))
                .isEqualTo(new AskOutcome.Awaited());
        Masked first = new Masked(bank.code(person, seen));
        seen = bank.smsCount(person);
        assertThat(bills.choose(basket, second.id(), person.user()))
                .isEqualTo(new AskOutcome.Awaited());
        assertThat(bank.sms(person, seen).text()).contains("125,000");

        assertThat(bills.confirm(basket, first, person.user()))
                .isInstanceOfSatisfying(
                        PayResult.NotConfirmed.class,
                        refused -> assertThat(refused.reason()).isEqualTo(CodeRefusal.CODE_WRONG));
        assertThat(bank.booked(second.id())).isEqualTo(1_000_000);
    }

    @Test
    void paysOverTheInterface() {
        Browser browser = bank.signedIn(person, port);
        String token =
                browser.json(
                                "POST",
                                "/api/v1/sessions",
                                "{\"login\":\"%s\",\"password\":\"%s\"}"
                                        .formatted(person.login().name(), PASSWORD))
                        .text();
        String bearer = token.replaceAll("(?s).*\"token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        Browser program = new Browser(port).with("Authorization", "Bearer " + bearer);
        Bill bill = bill("0623");
        String wish =
                "{\"from\":\"%s\",\"bills\":[{\"billId\":\"%s\",\"paymentId\":\"%s\"}]}"
                        .formatted(account.id(), bill.billId(), bill.payId());
        int seen = bank.smsCount(person);

        Answer prepared = program.json("POST", "/api/v1/bill-payments", wish);
        assertThat(prepared.status()).as(prepared.text()).isEqualTo(201);
        assertThat(prepared.text()).contains("AWAITING_CONFIRMATION", "125000", "sentTo");
        String path = prepared.location();
        Answer wrong = program.json("POST", path + "/confirmation", "{\"code\":\"000000\"}");
        assertThat(wrong.status()).isEqualTo(403);
        String code = "{\"code\":\"%s\"}".formatted(bank.code(person, seen));
        Answer paid = program.json("POST", path + "/confirmation", code);
        assertThat(paid.status()).isEqualTo(201);
        assertThat(paid.text()).contains("\"PAID\"", "trackingCode", "GAS");
        assertThat(program.json("POST", "/api/v1/bill-payments", wish).status()).isEqualTo(409);
        assertThat(program.get(path).text()).contains("\"PAID\"");
        assertThat(program.json("POST", "/api/v1/bill-payments", "{}").status()).isEqualTo(422);
        assertThat(program.json("POST", "/api/v1/bill-payments", "{\"from\":\"x\"}").status())
                .isEqualTo(422);
    }

    @Test
    void paysAMobileBillByMandateEachMonthUntilItIsCancelled() {
        bank.payIn(account, 5_000_000);
        Browser browser = bank.signedIn(person, port);
        String page = "/app/bills/mandates";
        assertThat(browser.get("/app/bills").page().select("a[href=" + page + "]")).hasSize(1);
        browser.get(page);
        String from = account.id().toString();
        String[] wish = {"phone", "0912 345 6781", "from", from, "ceiling", "2,000,000"};
        assertThat(browser.post(page, wish).location())
                .isEqualTo("/app/settings/prove?return=" + page);
        bank.prove(browser, person);
        browser.get(page);
        assertThat(browser.post(page, wish).location()).isEqualTo(page);
        assertThat(browser.post(page, wish).text()).contains("paid automatically already");
        assertThat(browser.get(page).text()).contains("989123456781", "2,000,000");

        mandates.payDue();
        assertThat(bank.booked(account.id())).isEqualTo(6_000_000);
        clock.advance(Duration.ofDays(1));
        int seen = bank.smsCount(person);
        mandates.payDue();
        assertThat(bank.sms(person, seen).text()).contains("was paid automatically");
        long left = bank.booked(account.id());
        assertThat(left).isLessThan(6_000_000);
        mandates.payDue();
        clock.advance(Duration.ofDays(1));
        mandates.payDue();
        assertThat(bank.booked(account.id())).isEqualTo(left);
        Mandate mandate = mandates.ofCustomer(person.customer()).getFirst();
        assertThat(mandate.lastResult()).isEqualTo(Mandate.Result.PAID);

        clock.advance(Duration.ofDays(31));
        jdbc.sql("update bills.mandate set ceiling_minor = 1000 where id = :id")
                .param("id", mandate.id())
                .update();
        seen = bank.smsCount(person);
        mandates.payDue();
        assertThat(bank.sms(person, seen).text()).contains("above your ceiling");
        assertThat(bank.booked(account.id())).isEqualTo(left);
        browser = bank.signedIn(person, port);
        browser.get(page);
        assertThat(browser.post(page + "/" + mandate.id() + "/cancel").location()).isEqualTo(page);
        assertThat(mandates.ofCustomer(person.customer())).isEmpty();
        assertThat(browser.post(page + "/" + mandate.id() + "/cancel").status()).isEqualTo(404);
    }
}
