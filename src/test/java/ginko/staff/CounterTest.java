package ginko.staff;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.accounts.AccountKind;
import ginko.customers.Contracts;
import ginko.customers.Customers;
import ginko.customers.DocumentKind;
import ginko.customers.Documents;
import ginko.demo.simulators.ReceivedMessage;
import ginko.demo.simulators.SimulatedMessages;
import ginko.identity.Browser;
import ginko.identity.Browser.Answer;
import ginko.identity.Logins;
import ginko.kernel.CustomerId;
import ginko.kernel.Ids;
import ginko.kernel.Masked;
import ginko.testing.Requirement;
import ginko.testing.TestBank.Person;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A branch clerk and the people in front of him.
class CounterTest extends DeskTest {

    private static final AtomicInteger PEOPLE = new AtomicInteger(500);
    private static final Pattern TEMPORARY =
            Pattern.compile("(?<=password is )[a-z2-9]{10}(?![a-z])");

    @Autowired private Customers customers;
    @Autowired private Contracts contracts;
    @Autowired private Documents documents;
    @Autowired private Logins logins;
    @Autowired private SimulatedMessages telephones;

    private Browser clerk = new Browser(0);

    @BeforeEach
    void openTheCounter() {
        clerk = desk(Role.BRANCH_CLERK);
    }

    /// A new customer whose passport the clerk has seen; his page.
    private String newCustomer(String name, String country, String passport) {
        open(clerk, "/staff/customers/new");
        Answer added =
                clerk.post(
                        "/staff/customers",
                        "name",
                        name,
                        "birthDate",
                        "1980-05-31",
                        "language",
                        "en",
                        "feeClass",
                        "STANDARD",
                        "country",
                        country,
                        "passport",
                        passport,
                        "seen",
                        "yes");
        assertThat(added.status()).as(added.text()).isEqualTo(303);
        return added.location().replace("?done=added", "");
    }

    private String newCustomer(String name) {
        return newCustomer(name, "DE", "C" + PEOPLE.incrementAndGet() + "X00T");
    }

    private static String phone() {
        return "+4915124%06d".formatted(PEOPLE.incrementAndGet() * 10);
    }

    private Answer conclude(String page, AccountKind kind, String phone) {
        return conclude(page, kind, phone, kind == AccountKind.CARD ? "4321" : "");
    }

    private Answer conclude(String page, AccountKind kind, String phone, String card) {
        open(clerk, page + "/products");
        return clerk.post(
                page + "/products",
                "kind",
                kind.name(),
                "currency",
                "EUR",
                "branch",
                "001",
                "card",
                card,
                "phone",
                phone,
                "mail",
                phone.isEmpty() ? "" : "new@example.test");
    }

    private Answer sign(String page, String phone) {
        open(clerk, page + "/contract");
        return clerk.post(
                page + "/contract", "phone", phone, "mail", "new@example.test", "seen", "yes");
    }

    private String loginOn(String page) {
        return clerk.get(page).page().select("dl.summary .copy bdi").get(0).text();
    }

    private static CustomerId id(String page) {
        return new CustomerId(Ids.parse(page.replace("/staff/customers/", "")).orElseThrow());
    }

    private String passwordOn(String phone) {
        long until = System.nanoTime() + 20_000_000_000L;
        while (System.nanoTime() < until) {
            for (ReceivedMessage message : telephones.ofPhone(phone)) {
                Matcher found = TEMPORARY.matcher(message.text());
                if (found.find()) {
                    return found.group();
                }
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("no password reached " + phone);
    }

    @Test
    @Requirement({"OTPD-2", "OTPD-7", "OTPD-8", "OTPD-9", "OTPD-10", "OTPD-12", "OTPD-27"})
    void connectsACustomerWhoSignsInTheBranchAndHeEntersAtOnce() throws Exception {
        String page = newCustomer("Petra Newcomer");
        String phone = phone();
        assertThat(conclude(page, AccountKind.CURRENT, "").location())
                .isEqualTo(page + "?done=product");
        assertThat(clerk.get(page).text()).contains("is not connected");
        open(clerk, page + "/contract");
        Answer withoutPassport =
                clerk.post(page + "/contract", "phone", phone, "mail", "new@example.test");
        assertThat(withoutPassport.status()).isEqualTo(422);

        assertThat(sign(page, phone).location()).isEqualTo(page + "?done=connected");

        String login = loginOn(page);
        byte[] pdf = pdf(page + "/contract.pdf?in=en");
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains(login, "Petra Newcomer", phone, "free of charge")
                    .doesNotContain(passwordOn(phone));
        }
        Browser customer = new Browser(port);
        open(customer, "/login");
        assertThat(
                        customer.post("/login", "login", login, "password", passwordOn(phone))
                                .location())
                .isEqualTo("/login/code");
        assertThat(telephones.ofPhone(phone)).isNotEmpty();
    }

    private byte[] pdf(String path) throws Exception {
        var request =
                java.net.http.HttpRequest.newBuilder(
                                java.net.URI.create("http://127.0.0.1:" + port + path))
                        .header("Cookie", "ginko-staff=" + clerk.cookies.get("ginko-staff"))
                        .build();
        var answer =
                java.net.http.HttpClient.newHttpClient()
                        .send(request, java.net.http.HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
        return Objects.requireNonNull(answer.body());
    }

    @Test
    void theWholeNumberOfACardProvesItsOwnerLater() {
        String page = newCustomer("Carla Holder");
        Answer mistyped = conclude(page, AccountKind.CARD, phone(), "9999 0000 7777 0001");
        assertThat(mistyped.status()).isEqualTo(422);
        assertThat(mistyped.text()).contains("16 or 19 digits");

        assertThat(conclude(page, AccountKind.CARD, phone(), "9999 0000 7777 0000").status())
                .isEqualTo(303);

        assertThat(documents.holderOf(DocumentKind.CARD, new Masked("9999000077770000")))
                .hasValue(id(page));
        Answer again =
                conclude(
                        newCustomer("Second Holder"),
                        AccountKind.CARD,
                        phone(),
                        "9999 0000 7777 0000");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.page().select("#card-error").text()).contains("another customer");
    }

    @Test
    void printsTheContractInSixLanguages() throws Exception {
        String page = newCustomer("Six Languages");
        assertThat(conclude(page, AccountKind.LOAN, phone()).status()).isEqualTo(303);

        for (String language : new String[] {"en", "ja", "ko", "ru", "uk", "fa"}) {
            try (var document = Loader.loadPDF(pdf(page + "/contract.pdf?in=" + language))) {
                assertThat(new PDFTextStripper().getText(document)).contains(loginOn(page));
            }
        }
    }

    @Test
    @Requirement("OTPD-4")
    void connectsOnlyWhoHoldsAProduct() {
        String page = newCustomer("No Product");

        Answer refused = sign(page, phone());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Only customers of the bank can be connected");
        assertThat(logins.ofCustomer(id(page))).isEmpty();
    }

    @Test
    @Requirement({"OTPD-3", "OTPD-5"})
    void connectsABorrowerAndACardHolderWithTheProduct() {
        for (AccountKind kind : new AccountKind[] {AccountKind.LOAN, AccountKind.CARD}) {
            String page = newCustomer("Holder of " + kind);
            String phone = phone();
            Answer wrongPhone = conclude(page, kind, "");
            assertThat(wrongPhone.status()).isEqualTo(422);
            assertThat(clerk.get(page).text()).contains("None. Only who holds");

            assertThat(conclude(page, kind, phone).location())
                    .isEqualTo(page + "?done=product-connected");

            assertThat(clerk.get(page).text()).contains("is connected for this customer");
            assertThat(passwordOn(phone)).hasSize(10);
            assertThat(conclude(page, kind, "").location()).isEqualTo(page + "?done=product");
        }
    }

    @Test
    @Requirement("OTPD-6")
    void connectsNobodyWhoRefusedInWritingUntilHeTakesItBack() {
        String page = newCustomer("Refuses");
        open(clerk, page);
        assertThat(clerk.post(page + "/refusal", "reference", "SCAN-77").location())
                .isEqualTo(page + "?done=refusal");

        assertThat(conclude(page, AccountKind.CARD, "").location())
                .isEqualTo(page + "?done=product");
        assertThat(sign(page, phone()).status()).isEqualTo(422);
        assertThat(clerk.get(page).text()).contains("SCAN-77", "refused it in writing");
        assertThat(logins.ofCustomer(id(page))).isEmpty();

        assertThat(clerk.post(page + "/refusal/withdraw").location())
                .isEqualTo(page + "?done=withdrawn");
        assertThat(sign(page, phone()).location()).isEqualTo(page + "?done=connected");
    }

    @Test
    void knowsAPassportAgainHoweverItIsWrittenAndShowsOnlyItsEnd() {
        String page = newCustomer("Known Person", "de", "c01 x-98 T4711");

        assertThat(clerk.get(page).text()).contains("DE ••711").doesNotContain("98T4711");
        assertThat(clerk.get("/staff/customers?q=DE+C01X98T4711").text()).contains("Known Person");
        open(clerk, "/staff/customers/new");
        Answer twice =
                clerk.post(
                        "/staff/customers",
                        "name",
                        "Somebody Else",
                        "birthDate",
                        "1990-01-01",
                        "language",
                        "en",
                        "feeClass",
                        "STANDARD",
                        "country",
                        "DE",
                        "passport",
                        "C01X98T4711",
                        "seen",
                        "yes");
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.text()).contains("exists already");
        assertThat(customers.search("Somebody Else")).isEmpty();
    }

    @Test
    void findsACustomerByNameContractTelephoneAndLogin() {
        Person person = bank.person("Quirina Findable", ginko.kernel.Language.EN);
        String contract = contracts.ofCustomer(person.customer()).getFirst().number();

        for (String wanted :
                new String[] {"quirina", contract, person.phone(), person.login().name()}) {
            assertThat(clerk.get("/staff/customers?q=" + wanted.replace("+", "%2B")).text())
                    .as(wanted)
                    .contains("Quirina Findable");
        }
        assertThat(clerk.get("/staff/customers?q=qu").text()).contains("Nobody was found");
    }

    @Test
    void recordsEveryLookAtACustomer() {
        Member member = member(Role.BRANCH_CLERK);
        Browser other = desk(member);
        String page = newCustomer("Looked At");

        open(other, page);
        open(other, page);

        assertThat(events("CUSTOMER_VIEWED", member.actor())).isEqualTo(2);
    }

    @Test
    void takesInCashOnceAndAsksForASecondPersonAboveTheCeiling() {
        String page = newCustomer("Brings Cash");
        assertThat(conclude(page, AccountKind.CURRENT, "").status()).isEqualTo(303);
        open(clerk, page + "/cash");
        var form = clerk.get(page + "/cash").page();
        String account = form.select("select[name=account] option").get(0).attr("value");
        String key = form.select("input[name=key]").attr("value");

        for (int i = 0; i < 2; i++) {
            assertThat(
                            clerk.post(
                                            page + "/cash",
                                            "account",
                                            account,
                                            "amount",
                                            "10,000.00",
                                            "key",
                                            key)
                                    .location())
                    .isEqualTo(page + "?done=cash");
        }
        assertThat(booked(account)).isEqualTo(10_000_00);

        open(clerk, page + "/cash");
        Answer above =
                clerk.post(
                        page + "/cash",
                        "account",
                        account,
                        "amount",
                        "10,000.01",
                        "key",
                        Ids.next().toString());
        assertThat(above.location()).isEqualTo(page + "?done=asked");
        assertThat(booked(account)).isEqualTo(10_000_00);
        Browser second = desk(Role.BRANCH_CLERK);
        String request = newestRequest(second, "10,000.01");
        open(second, request);
        assertThat(second.post(request + "/approve").location()).isEqualTo(request);
        assertThat(booked(account)).isEqualTo(20_000_01);
        assertThat(second.post(request + "/approve").status()).isEqualTo(422);
        assertThat(booked(account)).isEqualTo(20_000_01);
    }

    private long booked(String account) {
        return bank.booked(new ginko.kernel.AccountId(Ids.parse(account).orElseThrow()));
    }

    private static String newestRequest(Browser browser, String word) {
        return browser.get("/staff/requests").page().select("tr").stream()
                .filter(row -> row.text().contains(word))
                .map(row -> row.select("a").attr("href"))
                .filter(href -> !href.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void takesNoCashForAForeignAccountNorAnAmountThatIsNone() {
        String page = newCustomer("Poor Soul");
        assertThat(conclude(page, AccountKind.CURRENT, "").status()).isEqualTo(303);
        var foreign = bank.account(bank.person(), "EUR", 5_00);
        open(clerk, page + "/cash");

        Answer other =
                clerk.post(
                        page + "/cash",
                        "account",
                        foreign.id().toString(),
                        "amount",
                        "10",
                        "key",
                        Ids.next().toString());

        assertThat(other.status()).isEqualTo(422);
        assertThat(bank.booked(foreign.id())).isEqualTo(5_00);
    }
}
