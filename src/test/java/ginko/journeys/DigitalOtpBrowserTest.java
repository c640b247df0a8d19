package ginko.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.accounts.Account;
import ginko.identity.Credentials;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.otp.DigitalTokens;
import ginko.otp.TokenView;
import ginko.otp.Tokens;
import ginko.testing.Requirement;
import ginko.testing.TestBank.Person;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// The story of seed 003 in Korean: from a duplicate registration to a working transfer.
@TestPropertySource(properties = "ginko.profile=digital-otp-kr")
class DigitalOtpBrowserTest extends BrowserTest {

    private static final String PASSWORD = "Maple-Bridge-Lantern-42";
    private static final byte[] SEED = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @Autowired private Credentials credentials;
    @Autowired private Tokens tokens;
    @Autowired private DigitalTokens digital;
    @Autowired private JdbcClient jdbc;

    /// A customer with a generator and money.
    private record Customer(Person person, Account account, String generator) {}

    private Customer customer() {
        Person person = bank.person("김민지", Language.KO);
        credentials.importPassword(person.login().id(), new Masked(PASSWORD), "test");
        String generator = "GEN-" + UUID.randomUUID().toString().substring(0, 8);
        tokens.register(person.login().id(), generator, SEED, "test");
        return new Customer(person, bank.account(person, "KRW", 1_000_000), generator);
    }

    private String generatorCode() {
        return tokens.codeAt(SEED, clock.instant());
    }

    /// Half a minute later, for the bank and for the browser.
    private void wait(Visitor visitor) {
        clock.advance(Duration.ofSeconds(30));
        visitor.page().clock().setFixedTime(clock.instant().toEpochMilli());
    }

    private void signIn(Visitor visitor, Person person) {
        visitor.page().clock().setFixedTime(clock.instant().toEpochMilli());
        visitor.open("/login?lang=ko");
        visitor.type("login", person.login().name());
        visitor.type("password", PASSWORD);
        int seen = bank.smsCount(person);
        visitor.submit();
        assertThat(visitor.path()).startsWith("/login/code");
        visitor.type("code", bank.code(person, seen));
        visitor.submit();
        assertThat(visitor.path()).isEqualTo("/app");
    }

    /// Issues a digital token in this browser and gives it as the bank sees it.
    private TokenView issue(Visitor visitor, Person person) {
        visitor.open("/app/digital-otp");
        press(visitor, "/app/digital-otp/issue");
        assertThat(visitor.path()).isEqualTo("/app/digital-otp/phone");
        visitor.type("birthDate", "19900412");
        visitor.type("phone", "+821012349906");
        visitor.submit();
        assertThat(visitor.text()).contains("본인 명의 휴대전화가 아닙니다", "이체된 금액은 없습니다");
        visitor.look("ko-digital-phone");
        visitor.type("phone", person.phone());
        int seen = bank.smsCount(person);
        visitor.submit();
        assertThat(visitor.path()).isEqualTo("/app/digital-otp/phone/code");
        visitor.type("code", bank.code(person, seen));
        visitor.submit();
        visitor.page().locator("[data-token-list] .token-code").waitFor();
        visitor.look("ko-digital-first");
        visitor.type("code", visitor.page().locator("[data-token-list] .token-code").innerText());
        visitor.submit();
        assertThat(visitor.path()).isEqualTo("/app/digital-otp/done");
        wait(visitor);
        return Objects.requireNonNull(digital.status(person.login().id()).digital());
    }

    private static void press(Visitor visitor, String action) {
        visitor.page().locator("form[action='" + action + "'] button").first().click();
        visitor.page().waitForLoadState();
    }

    /// Enters a transfer and stops where its code is asked.
    private void enter(Visitor visitor, Customer customer, Account payee) {
        visitor.open("/app/transfers/new?route=INTERNAL");
        visitor.choose("from", customer.account().id().toString());
        visitor.type("payeeNumber", payee.number());
        visitor.type("amount", "10000");
        visitor.submit();
        visitor.submit();
        assertThat(visitor.path()).endsWith("/confirm?by=TOKEN_CODE");
    }

    private static void confirm(Visitor visitor, String code) {
        visitor.type("code", code);
        visitor.submit();
    }

    @Test
    @Requirement({
        "KOTP-2", "KOTP-3", "KOTP-4", "KOTP-5", "KOTP-6", "KOTP-7", "KOTP-9", "KOTP-10", "KOTP-11",
        "KOTP-12", "KOTP-13", "KOTP-14", "KOTP-15", "KOTP-16", "KOTP-17", "KOTP-18", "KOTP-19",
        "KOTP-20", "KOTP-24", "KOTP-25", "KOTP-26"
    })
    void fromADuplicateRegistrationToAWorkingTransfer() {
        Customer customer = customer();
        Person person = customer.person();
        Account payee = bank.account(bank.person("이서준", Language.KO), "KRW", 0);
        try (Visitor visitor = visitor(1280, 900)) {
            signIn(visitor, person);
            visitor.open("/app/procedures");
            visitor.look("ko-procedures");
            visitor.page().locator("main a[href='/app/digital-otp']").click();
            assertThat(visitor.text())
                    .contains("이용고객이 아닙니다", "등록된 디지털 OTP가 없습니다", "OTP 발생기")
                    .contains("유효한 인증번호 없이는");
            TokenView first = issue(visitor, person);

            enter(visitor, customer, payee);
            assertThat(visitor.text()).contains("디지털 OTP", first.maskedSerial());
            visitor.look("ko-digital-confirm");
            confirm(visitor, "000000");
            assertThat(visitor.text()).contains("인증번호가 올바르지 않습니다", "이체되지 않았습니다");
            confirm(visitor, generatorCode());
            assertThat(visitor.text()).contains("다른 기기의 인증번호입니다");
            assertThat(bank.booked(payee.id())).isZero();
            visitor.page().locator("[data-token-fill]").click();
            visitor.page().waitForURL(url -> !url.contains("/confirm"));
            assertThat(bank.booked(payee.id())).isEqualTo(10_000);
            wait(visitor);

            visitor.open("/app/digital-otp");
            press(visitor, "/app/digital-otp/issue");
            assertThat(visitor.text())
                    .contains("이미 디지털 OTP가 등록되어 있습니다", first.maskedSerial(), "이용해지");
            visitor.look("ko-digital-duplicate");

            visitor.page().locator("main a[href='/app/digital-otp/end']").click();
            assertThat(visitor.text())
                    .contains("OTP 발생기를 준비하십시오", "영업점 방문은 필요 없습니다")
                    .contains(first.maskedSerial());
            visitor.look("ko-digital-end");
            visitor.type("serial", "GEN-00000000");
            confirm(visitor, generatorCode());
            assertThat(visitor.text())
                    .contains("일련번호가 일치하지 않습니다", "디지털 OTP는 그대로이며", "영업점에서도 처리할 수 있습니다");
            visitor.type("serial", customer.generator());
            confirm(visitor, generatorCode());
            assertThat(visitor.path()).isEqualTo("/app/digital-otp/end/done");
            assertThat(visitor.text()).contains("저장되었습니다", "해지되었습니다", "‘이용고객이 아닙니다’라고 표시되면");
            visitor.look("ko-digital-ended");
            wait(visitor);

            visitor.open("/app/digital-otp");
            assertThat(visitor.text()).contains("이용고객이 아닙니다", "오류가 아닙니다", "해지가 정상적으로 완료되었습니다");
            visitor.look("ko-digital-no-customer");
            enter(visitor, customer, payee);
            assertThat(visitor.text()).contains("OTP 발생기");
            assertThat(visitor.page().locator("[data-token-fill]").isVisible()).isFalse();
            confirm(visitor, generatorCode());
            assertThat(bank.booked(payee.id())).isEqualTo(20_000);
            wait(visitor);

            TokenView second = issue(visitor, person);
            assertThat(second.serial()).isNotEqualTo(first.serial());
            assertThat(tokens.ofLogin(person.login().id()))
                    .filteredOn(token -> token.serial().equals(first.serial()))
                    .allMatch(token -> token.state().isFinal());
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    @Requirement("KOTP-22")
    void anOldAppIsToldItsVersionAndToUpdate() {
        Customer customer = customer();
        try (Visitor visitor = visitor(360, 760)) {
            signIn(visitor, customer.person());
            visitor.open("/app/digital-otp?app=0.9.0");
            visitor.look("ko-360-digital");
            assertThat(visitor.text()).contains("버전 0.9.0: 오래되어");
            visitor.page().evaluate("document.querySelector('[data-app-version]').value = '0.9.0'");
            press(visitor, "/app/digital-otp/issue");
            assertThat(visitor.text()).contains("앱 버전이 오래되어 발급하지 않았습니다", "1.0.0 버전으로 업데이트");
        }
    }

    @Test
    @Requirement({"KOTP-21", "KOTP-23"})
    void whenNothingElseHelpsThePageNamesTheCentreAndTheBranch() {
        Person person = bank.person("박지훈", Language.KO);
        credentials.importPassword(person.login().id(), new Masked(PASSWORD), "test");
        try (Visitor visitor = visitor(1280, 900)) {
            signIn(visitor, person);
            visitor.open("/app/digital-otp");
            press(visitor, "/app/digital-otp/issue");
            visitor.type("birthDate", "19900412");
            visitor.type("phone", "+821012349907");
            visitor.submit();
            assertThat(visitor.text())
                    .contains("통신사가 현재 응답하지 않습니다", "고객센터 문의", "1599-0971", "영업점에서도");
        }
    }

    @Test
    @Requirement("KOTP-1")
    void aSoleProprietorWithoutATokenSendsNothing() {
        Person shop = bank.shop("민지네 가게");
        credentials.importPassword(shop.login().id(), new Masked(PASSWORD), "test");
        Customer seller = new Customer(shop, bank.account(shop, "KRW", 1_000_000), "");
        Account payee = bank.account(bank.person("이서준", Language.KO), "KRW", 0);
        try (Visitor visitor = visitor(1280, 900)) {
            signIn(visitor, shop);
            enter(visitor, seller, payee);
            assertThat(visitor.text()).contains("이 거래에는 OTP 인증번호가 필요하지만");
            assertThat(visitor.page().locator("#code").count()).isZero();
            visitor.look("ko-no-token");
        }
        assertThat(bank.booked(payee.id())).isZero();
    }

    @Test
    @Requirement({"KOTP-8", "OKB-24", "OKB-25"})
    void anExpiredGeneratorIsNoWrongCodeAndTenWrongCodesStopOnlyOrders() {
        Customer customer = customer();
        Account payee = bank.account(bank.person("이서준", Language.KO), "KRW", 0);
        try (Visitor visitor = visitor(1280, 900)) {
            signIn(visitor, customer.person());
            enter(visitor, customer, payee);
            for (int i = 0; i < 9; i++) {
                confirm(visitor, "000000");
            }
            assertThat(visitor.text()).contains("1회 더 틀리면 OTP가 잠깁니다");
            confirm(visitor, "000000");
            assertThat(visitor.text()).contains("OTP가 잠겼습니다", "이체되지 않았습니다", "고객센터나 영업점에서 잠금을 해제");
            visitor.look("ko-locked");
            confirm(visitor, generatorCode());
            assertThat(visitor.text()).contains("OTP가 잠겼습니다");
            visitor.open("/app");
            assertThat(visitor.text()).contains(customer.account().number());

            jdbc.sql(
                            """
                            update otp.token
                               set state = 'ACTIVE', failures = 0, valid_until = :last
                             where serial = :serial
                            """)
                    .param(
                            "last",
                            clock.instant().atZone(ZoneOffset.UTC).toLocalDate().minusDays(2))
                    .param("serial", customer.generator())
                    .update();
            enter(visitor, customer, payee);
            confirm(visitor, generatorCode());
            assertThat(visitor.text())
                    .contains("OTP 발생기의 유효기간이 지났습니다", "인증번호는 확인하지 않았으며 이체되지 않았습니다");
            assertThat(bank.booked(payee.id())).isZero();
        }
    }
}
