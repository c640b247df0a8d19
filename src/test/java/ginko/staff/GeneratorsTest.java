package ginko.staff;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.accounts.Account;
import ginko.identity.Browser;
import ginko.identity.Browser.Answer;
import ginko.jobs.RecurringJob;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.otp.CodeOutcome;
import ginko.otp.CodeRefusal;
import ginko.otp.TokenState;
import ginko.otp.TokenView;
import ginko.testing.Requirement;
import ginko.testing.TestBank.Person;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Generators from the maker's file to the customer's hand, and to their end (seed 001).
class GeneratorsTest extends DeskTest {

    private static final byte[] SEED = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @Autowired private List<RecurringJob> jobs;

    private static String serial() {
        return "FT" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }

    private static String line(String serial, LocalDate last) {
        return "%s,%s,TOTP,6,30,Feitian,c200,%s"
                .formatted(serial, HexFormat.of().formatHex(SEED), last);
    }

    /// Puts a generator into the stock by two persons.
    private void stock(String serial, LocalDate last) {
        Browser officer = desk(Role.TOKEN_OFFICER);
        open(officer, "/staff/tokens");
        assertThat(
                        officer.post(
                                        "/staff/tokens/files",
                                        "content",
                                        line(serial, last),
                                        "key",
                                        "")
                                .location())
                .isEqualTo("/staff/tokens");
        Answer waiting = officer.get("/staff/tokens");
        assertThat(waiting.text()).contains("A second person releases it");
        Browser second = desk(Role.SECURITY_OFFICER);
        String release =
                second.get("/staff/tokens")
                        .page()
                        .select("form[action$=/release]")
                        .eachAttr("action")
                        .getLast();
        assertThat(officer.post(release).status()).isEqualTo(422);
        assertThat(second.post(release).location()).isEqualTo("/staff/tokens");
    }

    private String allocate(Browser clerk, Person person, Account account) {
        String page = "/staff/customers/" + person.customer() + "/tokens";
        open(clerk, page);
        return clerk.post(
                        page,
                        "login",
                        person.login().id().toString(),
                        "account",
                        account.id().toString(),
                        "paper",
                        "P-77")
                .location();
    }

    private static Answer act(Browser clerk, String token, String act) {
        open(clerk, token);
        return clerk.post(token + "/" + act, "note", "at the counter");
    }

    private String code(Duration after) {
        return tokens.codeAt(SEED, clock.instant().plus(after));
    }

    private Answer start(Browser customer, String serial) {
        open(customer, "/app/generator");
        return customer.post(
                "/app/generator/start",
                "serial",
                serial,
                "first",
                code(Duration.ZERO),
                "second",
                code(Duration.ofSeconds(30)));
    }

    private TokenView newest(Person person) {
        return tokens.ofLogin(person.login().id()).getFirst();
    }

    @Test
    @Requirement({"OKB-38", "OKB-39", "OKB-40", "OKB-41", "OKB-42", "OKB-43"})
    void aGeneratorIsAddedAtTheCounterLostAndReplacedEachTimeForAFee() {
        Person person = bank.person("Hana Example", Language.EN);
        Account account = bank.account(person, "EUR", 100_00);
        String first = serial();
        stock(first, LocalDate.of(2029, 3, 31));
        Browser clerk = desk(Role.BRANCH_CLERK);
        assertThat(clerk.get("/staff/customers/" + person.customer() + "/tokens").text())
                .contains("Add or re-issue a generator")
                .contains("22.00");

        String token = allocate(clerk, person, account);
        assertThat(bank.booked(account.id())).isEqualTo(78_00);
        TokenView given = newest(person);
        assertThat(clerk.get(token).text())
                .contains("to be posted")
                .contains("P-77")
                .contains("H3")
                .contains("possible now");
        assertThat(act(clerk, token, "dispatch").status()).isEqualTo(303);
        Browser customer = customer(person);
        assertThat(start(customer, "FT00000000").text()).contains("no generator with this serial");
        assertThat(start(customer, given.serial()).location())
                .isEqualTo("/app/generator?done=started");
        assertThat(customer.get("/app/generator").text())
                .contains("the prescribed fee applies")
                .contains("Until then transactions that need a code are impossible");

        Browser callCentre = desk(Role.CALL_CENTRE_CLERK);
        assertThat(act(callCentre, token, "report-lost").status()).isEqualTo(303);
        clock.advance(Duration.ofMinutes(5));
        assertThat(tokens.verify(person.login().id(), new Masked(code(Duration.ZERO))))
                .isEqualTo(new CodeOutcome.Refused(CodeRefusal.TOKEN_LOST, 0));
        assertThat(bank.mail(person, "was reported lost")).isNotNull();

        stock(serial(), LocalDate.of(2029, 3, 31));
        String again = allocate(clerk, person, account);
        assertThat(bank.booked(account.id())).isEqualTo(56_00);
        TokenView successor = newest(person);
        assertThat(act(clerk, again, "dispatch").status()).isEqualTo(303);
        assertThat(start(customer, successor.serial()).status()).isEqualTo(303);
        assertThat(clerk.get(token).text()).contains("replaced");
        clock.advance(Duration.ofMinutes(5));
        assertThat(tokens.verify(person.login().id(), new Masked(code(Duration.ZERO))))
                .isEqualTo(new CodeOutcome.Accepted());
    }

    @Test
    @Requirement({"OKB-44", "OKB-45", "OKB-46"})
    void beforeThePrintedDayASuccessorComesAndAfterItTheCodesEnd() {
        Person person = bank.person("Ichiro Example", Language.EN);
        Account account = bank.account(person, "EUR", 100_00);
        LocalDate last = LocalDate.of(2027, 7, 31);
        stock(serial(), last);
        Browser clerk = desk(Role.BRANCH_CLERK);
        String token = allocate(clerk, person, account);
        TokenView given = newest(person);
        assertThat(given.validUntil()).isEqualTo(last);
        assertThat(act(clerk, token, "dispatch").status()).isEqualTo(303);
        Browser customer = customer(person);
        assertThat(start(customer, given.serial()).status()).isEqualTo(303);
        assertThat(customer.get("/app/generator").text())
                .contains("07/31/2027")
                .contains("A new generator is sent by post before it")
                .contains("no charging and no change of batteries");

        stock(serial(), LocalDate.of(2030, 7, 31));
        clock.advance(Duration.between(clock.instant(), Instant.parse("2027-06-05T09:00:00Z")));
        expire();
        assertThat(bank.mail(person, "the day printed on its back")).isNotNull();
        TokenView successor = newest(person);
        assertThat(successor.serial()).isNotEqualTo(given.serial());
        assertThat(successor.state()).isEqualTo(TokenState.ALLOCATED);
        assertThat(bank.booked(account.id())).isEqualTo(78_00);
        expire();
        assertThat(newest(person)).isEqualTo(successor);

        clock.advance(Duration.ofDays(60));
        expire();
        assertThat(tokens.ofLogin(person.login().id()))
                .filteredOn(each -> each.serial().equals(given.serial()))
                .allMatch(each -> each.state() == TokenState.EXPIRED);
    }

    private void expire() {
        jobs.stream()
                .filter(job -> job.name().equals("otp.expire-tokens"))
                .forEach(RecurringJob::run);
    }

    @Test
    @Requirement({"OKB-24", "OKB-25"})
    void wrongCodesStopOnlyWhatNeedsACodeAndABranchUnlocks() {
        Person person = bank.person("Jiro Example", Language.EN);
        tokens.register(person.login().id(), serial(), SEED, "test");
        Browser customer = customer(person);

        for (int i = 0; i < 10; i++) {
            assertThat(tokens.verify(person.login().id(), new Masked("00000x")))
                    .isInstanceOf(CodeOutcome.Refused.class);
        }
        assertThat(customer.get("/app").status()).isEqualTo(200);
        Answer page = customer.get("/app/generator");
        assertThat(page.text())
                .contains("State locked")
                .contains(
                        "only services that need a code stop. Your branch or the hotline unlocks it");
        assertThat(bank.mail(person, "Only services that need a code have stopped")).isNotNull();

        String token = "/staff/tokens/" + newest(person).id();
        assertThat(act(desk(Role.BRANCH_CLERK), token, "unlock").status()).isEqualTo(303);
        assertThat(tokens.verify(person.login().id(), new Masked(code(Duration.ZERO))))
                .isEqualTo(new CodeOutcome.Accepted());
    }

    @Test
    void aFileThatIsWrongSomewhereLeavesTheStockAsItWas() {
        Browser officer = desk(Role.TOKEN_OFFICER);
        String known = serial();
        stock(known, LocalDate.of(2029, 3, 31));
        open(officer, "/staff/tokens");
        String fresh = serial();

        Answer answer =
                officer.post(
                        "/staff/tokens/files",
                        "content",
                        line(fresh, LocalDate.of(2029, 3, 31))
                                + "\n"
                                + line(known, LocalDate.of(2029, 3, 31)),
                        "key",
                        "");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("Nothing of the file was taken").contains(known);
        assertThat(officer.get("/staff/tokens?serial=" + fresh).status()).isEqualTo(422);
    }

    @Test
    void theOwnerReportsALossHimselfAtAnyHourAndAClerkTakesItBack() {
        Person person = bank.person("Ken Example", Language.EN);
        tokens.register(person.login().id(), serial(), SEED, "test");
        Browser customer = customer(person);
        open(customer, "/app/generator");

        assertThat(customer.post("/app/generator/lost").location())
                .isEqualTo("/app/generator?done=lost");
        assertThat(tokens.verify(person.login().id(), new Masked(code(Duration.ZERO))))
                .isEqualTo(new CodeOutcome.Refused(CodeRefusal.TOKEN_LOST, 0));
        String token = "/staff/tokens/" + newest(person).id();
        assertThat(act(desk(Role.CALL_CENTRE_CLERK), token, "found").status()).isEqualTo(404);
        assertThat(act(desk(Role.BRANCH_CLERK), token, "found").status()).isEqualTo(303);
        assertThat(tokens.verify(person.login().id(), new Masked(code(Duration.ZERO))))
                .isEqualTo(new CodeOutcome.Accepted());
    }

    @Test
    void aModelWithoutSupportIsToldApartFromAWrongCode() {
        Person person = bank.person("Lea Example", Language.EN);
        Account account = bank.account(person, "EUR", 100_00);
        Browser officer = desk(Role.TOKEN_OFFICER);
        open(officer, "/staff/tokens");
        String model = "m" + UUID.randomUUID().toString().substring(0, 6);
        String serial = serial();
        officer.post(
                "/staff/tokens/files",
                "content",
                "%s,%s,TOTP,6,30,Oldmaker,%s,2027-06-30"
                        .formatted(serial, HexFormat.of().formatHex(SEED), model),
                "key",
                "");
        Browser second = desk(Role.SECURITY_OFFICER);
        String release =
                second.get("/staff/tokens")
                        .page()
                        .select("form[action$=/release]")
                        .eachAttr("action")
                        .getLast();
        assertThat(second.post(release).status()).isEqualTo(303);
        Browser clerk = desk(Role.BRANCH_CLERK);
        String token = allocate(clerk, person, account);
        assertThat(newest(person).serial()).isEqualTo(serial);
        assertThat(act(clerk, token, "dispatch").status()).isEqualTo(303);
        assertThat(start(customer(person), serial).status()).isEqualTo(303);

        open(second, "/staff/tokens");
        assertThat(
                        second.post(
                                        "/staff/tokens/models/end",
                                        "vendor",
                                        "Oldmaker",
                                        "model",
                                        model,
                                        "reason",
                                        "clock fails")
                                .status())
                .isEqualTo(303);
        clock.advance(Duration.ofMinutes(5));
        assertThat(tokens.verify(person.login().id(), new Masked(code(Duration.ZERO))))
                .isEqualTo(new CodeOutcome.Refused(CodeRefusal.TOKEN_UNSUPPORTED, 0));
    }
}
