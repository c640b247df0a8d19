package ginko.bills;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.cards.CardNumber;
import ginko.cards.CardTrace;
import ginko.cards.CardVault;
import ginko.cards.Traces;
import ginko.kernel.AccountId;
import ginko.ledger.Balances;
import ginko.ledger.LedgerVerifier;
import ginko.testing.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// The portal as a visitor uses it, against the simulated card switch.
@ExtendWith(OutputCaptureExtension.class)
class BillPortalTest extends PortalTest {

    @Autowired private CardCharges charges;
    @Autowired private Settlement settlement;
    @Autowired private SettlementSql accounts;
    @Autowired private Traces traces;
    @Autowired private CardVault vault;
    @Autowired private Balances balances;
    @Autowired private LedgerVerifier verifier;

    @Test
    @Requirement({
        "MASKAN-1", "MASKAN-3", "MASKAN-4", "MASKAN-21", "MASKAN-22", "MASKAN-23", "MASKAN-25",
        "MASKAN-26", "MASKAN-27", "MASKAN-28", "MASKAN-29", "MASKAN-30", "MASKAN-34", "MASKAN-35"
    })
    void paysABillAndFindsItAgain() throws Exception {
        List<String> ids = bill("0422");
        Document check = check(ids);
        assertThat(check.text()).contains("توزیع برق روشنا", "۱۲۵٬۰۰۰", "برق");

        Document results = pay(ids, card("0000"));

        BillPayment payment = payment(ids);
        assertThat(payment.state()).isEqualTo(BillState.PAID);
        assertThat(results.text()).contains("پرداخت شد", "کد پیگیری را دست‌کم تا صدور قبض بعدی");
        assertThat(entry(payment).amountMinor()).isEqualTo(125_000);
        String code = Objects.requireNonNull(payment.reference());
        Document byCode =
                send(get("/bills/find"), "/bills/find", Map.of("reference", code)).parse();
        Document byIds =
                send(
                                get("/bills/find"),
                                "/bills/find",
                                Map.of("billId", ids.getFirst(), "payId", "000" + ids.getLast()))
                        .parse();
        assertThat(byCode.location()).endsWith("/bills/receipts/" + payment.id());
        assertThat(byIds.location()).isEqualTo(byCode.location());
        assertThat(byIds.select("[data-print]")).isNotEmpty();
        assertThat(byIds.text()).contains("۶۰۳۷ ۹۹**").doesNotContain(PASSWORD);
        byte[] pdf = browser.newRequest(byIds.location() + "/receipt.pdf").execute().bodyAsBytes();
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(check(ids).text()).contains("این قبض پرداخت شده است");
    }

    @Test
    @Requirement({"MASKAN-5", "MASKAN-7", "MASKAN-10", "MASKAN-11", "MASKAN-8", "MASKAN-19"})
    void standsBesideTheInternetBankAndExplainsTheSecondPassword() throws Exception {
        Document home = get("/?lang=en");
        assertThat(home.text()).contains("Services without sign-in");
        assertThat(home.select("a[href=/bills]")).isNotEmpty();
        Document portal = get("/bills");
        assertThat(portal.text())
                .contains("at an ATM of the bank of your card", "purchases on the internet")
                .contains("Electricity distribution, water and sewage, gas")
                .contains("Shetab network and have enough balance");
        assertThat(portal.select("main a:contains(internet bank)").attr("href"))
                .isIn("/login", "/personal");
        assertThat(get("/login").select("input[type=password]")).isNotEmpty();
        assertThat(check(bill("0281")).text()).contains("Sepidrud Water and Sewage");
        assertThat(check(bill("0623")).text()).contains("Blue Flame Gas");
        assertThat(check(bill("2114")).text()).contains("Peyvand Telecommunication");
        assertThat(check(bill("0096")).text()).contains("Municipality of Golshahr");
    }

    @Test
    void neverPaysTwiceHoweverOftenTheFormIsSent() throws Exception {
        List<String> ids = bill("0422");
        Document check = check(ids);
        Map<String, String> card = data(card("0000"));
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> clicks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                clicks.add(() -> send(check, "/bills/baskets/", card).statusCode());
            }
            for (var answer : together.invokeAll(clicks)) {
                assertThat(answer.get()).isLessThan(300);
            }
        }
        Document results = settled(check.location());

        assertThat(results.text()).contains("پرداخت شد");
        assertThat(cards.book().values())
                .filteredOn(entry -> entry.card().equals(card.get("pan")))
                .singleElement()
                .satisfies(entry -> assertThat(entry.requests()).isEqualTo(1));
    }

    @Test
    @Requirement({"MASKAN-20", "MASKAN-24"})
    void paysSeveralBillsEachForItself() throws Exception {
        List<List<String>> bills = List.of(bill("0422"), bill("0281"), bill("0623"));
        String text =
                bills.get(0).getFirst()
                        + ","
                        + bills.get(0).getLast()
                        + "\n"
                        + bills.get(1).getFirst()
                        + " "
                        + bills.get(1).getLast()
                        + "\n"
                        + bills.get(2).getFirst()
                        + "،"
                        + bills.get(2).getLast();
        Document twice =
                send(get("/bills/group"), "/bills/group", Map.of("bills", text + "\n" + text))
                        .parse();
        assertThat(twice.text()).contains("سطر ۴", "این قبض دو بار در فهرست آمده است");
        Document check = send(get("/bills/group"), "/bills/group", Map.of("bills", text)).parse();
        assertThat(check.text()).contains("۳۷۵٬۰۰۰");
        assertThat(pay(bills.get(1), card("0000")).text()).contains("پرداخت شد");

        Document page = send(check, "/bills/baskets/", data(card("0000"))).parse();
        Document results = settled(page.location());

        assertThat(payment(bills.get(0)).state()).isEqualTo(BillState.PAID);
        assertThat(payment(bills.get(2)).state()).isEqualTo(BillState.PAID);
        assertThat(payment(bills.get(0)).reference())
                .isNotEqualTo(payment(bills.get(2)).reference());
        assertThat(results.select("section.panel")).hasSize(3);
        assertThat(results.select("section.panel").get(1).text()).contains("پرداخت نشد");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9802", "9803", "9805", "9806", "9807"})
    void undoesWhatHasNoClearAnswerAndNeverRepeatsIt(String behaviour) throws Exception {
        List<String> ids = bill("0422");
        String pan = card(behaviour);
        Document results = pay(ids, pan);
        BillPayment unknown = payment(ids);

        assertThat(results.text()).contains("لطفاً دوباره نپردازید");
        assertThat(unknown.state()).isEqualTo(BillState.UNKNOWN);
        assertThat(check(ids).text()).contains("در جریان است یا نتیجهٔ آن هنوز معلوم نیست");

        waitFor(() -> {
            int ignored = reversals.sendDue();
            clock.advance(Duration.ofMinutes(1));
            return payment(ids).state() == BillState.REVERSED;
        });
        assertThat(cards.book().values())
                .filteredOn(entry -> entry.card().equals(pan))
                .allMatch(entry -> entry.reversed() && entry.requests() == 1);
        assertThat(pay(ids, card("0000")).text()).contains("پرداخت شد");
    }

    @ParameterizedTest
    @CsvSource({
        "9951, موجودی کارت کافی نیست",
        "9955, رمز دوم یا CVV2 درست نیست",
        "9914, رمز دوم یا CVV2 درست نیست",
        "9954, رمز دوم یا CVV2 درست نیست",
        "9978, کارت هنوز فعال نشده است",
        "9905, بانک صادرکنندهٔ کارت پرداخت را نپذیرفت"
    })
    void saysWhatToDoWhenACardIsDeclined(String behaviour, String words) throws Exception {
        List<String> ids = bill("0422");

        assertThat(pay(ids, card(behaviour)).text()).contains(words, "چیزی برداشت نشده است");
        assertThat(payment(ids).state()).isEqualTo(BillState.DECLINED);
        assertThat(pay(ids, card("9804")).text()).contains("پرداخت شد");
    }

    @Test
    void decidesWhatAProgramThatWasKilledLeftBehind() throws Exception {
        List<String> ids = bill("0422");
        UUID basket = UUID.fromString(check(ids).location().replaceAll(".*/", ""));
        UUID left = sql.basket(basket).orElseThrow().payments().getFirst().id();
        CardNumber pan = CardNumber.parse(card("0000")).orElseThrow();
        CardTrace trace = traces.next();
        assertThat(sql.start(basket, clock.instant())).isTrue();
        assertThat(
                        sql.send(
                                left,
                                trace,
                                new BillsSql.Card(vault.hash(pan), pan.masked(), vault.seal(pan))))
                .isTrue();

        charges.decideLeft();
        assertThat(payment(ids).state()).isEqualTo(BillState.SENT);
        clock.advance(Duration.ofMinutes(3));
        charges.decideLeft();
        assertThat(payment(ids).state()).isEqualTo(BillState.UNKNOWN);
        waitFor(() -> {
            clock.advance(Duration.ofMinutes(1));
            return reversals.sendDue() > 0;
        });

        assertThat(payment(ids).state()).isEqualTo(BillState.REVERSED);
        assertThat(cards.book()).doesNotContainKey(trace.reference());
    }

    @Test
    void booksEachPaidBillOnceToItsCompany() throws Exception {
        List<String> ids = bill("3015");
        assertThat(pay(ids, card("0000")).text()).contains("پرداخت شد");
        while (settlement.settleSome()) {
            Thread.onSpinWait();
        }
        long before = booked("MOBILE 301");
        assertThat(settlement.settleSome()).isFalse();

        assertThat(before).isPositive().isEqualTo(paid("MOBILE", "301"));
        assertThat(booked("MOBILE 301")).isEqualTo(before);
        assertThat(booked("CARDS"))
                .isEqualTo(
                        -jdbc.sql(
                                        "select sum(amount_minor) from bills.payment where state = 'PAID'")
                                .query(Long.class)
                                .single());
        assertThat(verifier.verify().isSound()).isTrue();
    }

    private long paid(String service, String company) {
        return jdbc.sql(
                        """
                        select sum(amount_minor) from bills.payment
                         where state = 'PAID' and service = :service and company = :company
                        """)
                .param("service", service)
                .param("company", company)
                .query(Long.class)
                .single();
    }

    private long booked(String name) {
        AccountId account = Objects.requireNonNull(accounts.all().get(name));
        return Objects.requireNonNull(balances.of(List.of(account)).get(account)).bookedMinor();
    }

    @Test
    @Requirement({"MASKAN-31", "MASKAN-32", "MASKAN-33"})
    void paysAMobileBillByItsNumber() throws Exception {
        Document check =
                send(get("/bills/mobile"), "/bills/mobile", Map.of("phone", "989123456781"))
                        .parse();
        assertThat(check.text()).contains("همراه نوا");

        Document page = send(check, "/bills/baskets/", data(card("0000"))).parse();
        assertThat(settled(page.location()).text()).contains("پرداخت شد");
        Document nothing =
                send(get("/bills/mobile"), "/bills/mobile", Map.of("phone", "09123456700")).parse();
        assertThat(nothing.text()).contains("برای این شماره اکنون چیزی برای پرداخت نیست");
    }

    @ParameterizedTest
    @CsvSource({
        "09123456789, 989123456789",
        "9123456789, 989123456789",
        "+989123456789, 989123456789",
        "00989123456789, 989123456789",
        "۰۹۱۲۳۴۵۶۷۸۹, 989123456789",
        "98 912 345 6789, 989123456789",
        "98912345678, ''",
        "982188776655, ''",
        "9891234567890, ''"
    })
    void readsMobileNumbersInEverySpelling(String typed, String number) {
        assertThat(MobileBills.number(typed).orElse("")).isEqualTo(number);
    }

    @Test
    void stopsWhoTriesCardsOrLooksUpTooOften() throws Exception {
        String pan = card("9955");
        for (int i = 0; i < 3; i++) {
            assertThat(pay(bill("0422"), pan).text()).contains("رمز دوم یا CVV2 درست نیست");
        }
        assertThat(send(check(bill("0422")), "/bills/baskets/", data(pan)).statusCode())
                .isEqualTo(429);
        assertThat(pay(bill("0422"), card("0000")).text()).contains("پرداخت شد");
        clock.advance(Duration.ofMinutes(11));
        assertThat(pay(bill("0422"), pan).text()).contains("رمز دوم یا CVV2 درست نیست");

        int status = 0;
        for (int i = 0; i < 21; i++) {
            status =
                    send(
                                    get("/bills/find"),
                                    "/bills/find",
                                    Map.of("reference", "000000%06d".formatted(i)))
                            .statusCode();
            assertThat(status).isEqualTo(i < 20 ? 422 : 429);
        }
        assertThat(status).isEqualTo(429);
    }

    @Test
    void keepsNoSecretOfACardAnywhere(CapturedOutput output) throws Exception {
        String pan = card("0000");
        Map<String, String> typed = data(pan);
        typed.put("cvv2", "9047");
        Document page = send(check(bill("0422")), "/bills/baskets/", typed).parse();
        assertThat(settled(page.location()).text()).contains("پرداخت شد");
        List<String> undone = bill("0422");
        String silent = card("9802");
        assertThat(pay(undone, silent).text()).contains("لطفاً دوباره نپردازید");

        for (String table : tables()) {
            List<String> rows =
                    jdbc.sql("select t::text from " + table + " as t")
                            .query((row, number) -> Objects.requireNonNull(row.getString(1)))
                            .list();
            assertThat(rows).as(table).noneMatch(row -> row.contains(PASSWORD));
            assertThat(rows).as(table).noneMatch(row -> row.contains(pan) || row.contains(silent));
            assertThat(rows)
                    .as(table)
                    .noneMatch(row ->
                            row.matches("(?s).*(?<![0-9a-f])9047(?![0-9a-f]).*")
                                    && table.startsWith("bills"));
        }
        assertThat(output.getAll()).doesNotContain(PASSWORD, pan, silent, "9047");
        for (Path file : filesOfTheBank()) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .as("%s", file)
                    .doesNotContain(PASSWORD, pan, silent);
        }
    }

    private static List<Path> filesOfTheBank() throws IOException {
        Path data = Path.of("target/test-bank");
        if (Files.notExists(data)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(data)) {
            return found.filter(Files::isRegularFile).toList();
        }
    }

    private List<String> tables() {
        return jdbc.sql(
                        """
                        select table_schema || '.' || table_name
                          from information_schema.tables
                         where table_schema in ('bills', 'cards', 'jobs', 'audit', 'ledger')
                           and table_type = 'BASE TABLE'
                        """)
                .query((row, number) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }
}
