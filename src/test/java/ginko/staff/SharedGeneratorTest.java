package ginko.staff;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.accounts.Account;
import ginko.identity.Browser;
import ginko.identity.Browser.Answer;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.otp.CodeOutcome;
import ginko.otp.CodeRefusal;
import ginko.otp.TokenView;
import ginko.testing.TestBank.Person;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One generator in the hands of several users of a company (seed 001).
class SharedGeneratorTest extends DeskTest {

    private static final byte[] SEED = "98765432109876543210".getBytes(StandardCharsets.US_ASCII);
    private static final CodeOutcome ACCEPTED = new CodeOutcome.Accepted();

    private Person owner;
    private Person colleague;
    private String page;

    @BeforeEach
    void aCompanyWithTwoUsersAndOneGenerator() {
        owner = bank.company("Wakaba Example");
        colleague = bank.colleague(owner, "Jiro Example");
        tokens.register(owner.login().id(), serial(), SEED, "test");
        page = "/staff/tokens/" + token(owner).id();
    }

    private static String serial() {
        return "SH" + UUID.randomUUID().toString().substring(0, 8);
    }

    private TokenView token(Person user) {
        return tokens.inUse(user.login().id()).orElseThrow();
    }

    private String code() {
        return tokens.codeAt(SEED, clock.instant());
    }

    private CodeOutcome use(Person user, String code) {
        return tokens.verify(user.login().id(), new Masked(code));
    }

    private static CodeRefusal refused(CodeOutcome outcome) {
        assertThat(outcome).isInstanceOf(CodeOutcome.Refused.class);
        return ((CodeOutcome.Refused) outcome).reason();
    }

    private Answer share(Browser clerk, Person with) {
        open(clerk, page);
        return clerk.post(page + "/users", "login", with.login().id().toString(), "paper", "P-9");
    }

    @Test
    void aBranchSharesItAndACodeThatOneHasUsedIsUsedForBoth() {
        Browser clerk = desk(Role.BRANCH_CLERK);
        assertThat(refused(use(colleague, code()))).isEqualTo(CodeRefusal.TOKEN_NONE);
        assertThat(clerk.get(page).text()).contains("Users", owner.login().name(), "Owner");

        assertThat(share(clerk, colleague).location()).isEqualTo(page);

        assertThat(clerk.get(page).text()).contains(colleague.login().name(), "No longer share");
        assertThat(bank.mail(colleague, "used by several users of your contract")).isNotNull();
        assertThat(bank.mail(owner, "used by several users of your contract")).isNotNull();
        assertThat(customer(colleague).get("/app/generator").text())
                .contains("State in use", "several users of your contract");
        assertThat(use(owner, code())).isEqualTo(ACCEPTED);
        assertThat(refused(use(colleague, code()))).isEqualTo(CodeRefusal.TOKEN_CODE_USED);
        clock.advance(Duration.ofSeconds(30));
        assertThat(use(colleague, code())).isEqualTo(ACCEPTED);
        assertThat(refused(use(owner, code()))).isEqualTo(CodeRefusal.TOKEN_CODE_USED);
    }

    @Test
    void ofManyTriesOfBothAtOnceOneIsAccepted() throws Exception {
        assertThat(share(desk(Role.BRANCH_CLERK), colleague).status()).isEqualTo(303);
        String code = code();
        List<Callable<CodeOutcome>> tries =
                Stream.of(owner, colleague, owner, colleague, owner, colleague, owner, colleague)
                        .map(user -> (Callable<CodeOutcome>) () -> use(user, code))
                        .toList();

        int accepted = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<CodeOutcome> outcome : threads.invokeAll(tries)) {
                accepted += outcome.get().equals(ACCEPTED) ? 1 : 0;
            }
        }

        assertThat(accepted).isEqualTo(1);
    }

    @Test
    void wrongCodesOfBothAreCountedTogetherAndEachUnderHisName() {
        Browser clerk = desk(Role.BRANCH_CLERK);
        assertThat(share(clerk, colleague).status()).isEqualTo(303);
        for (int i = 0; i < 5; i++) {
            assertThat(refused(use(owner, "00000x"))).isEqualTo(CodeRefusal.TOKEN_CODE_WRONG);
            assertThat(refused(use(colleague, "00000x")))
                    .isIn(CodeRefusal.TOKEN_CODE_WRONG, CodeRefusal.TOKEN_LOCKED);
        }

        assertThat(refused(use(owner, code()))).isEqualTo(CodeRefusal.TOKEN_LOCKED);
        assertThat(refused(use(colleague, code()))).isEqualTo(CodeRefusal.TOKEN_LOCKED);
        assertThat(events("TOKEN_CODE_REFUSED", "login:" + colleague.login().id())).isEqualTo(6);
        assertThat(bank.mail(colleague, "was locked after too many wrong codes")).isNotNull();

        open(clerk, page);
        assertThat(clerk.post(page + "/unlock", "note", "at the counter").status()).isEqualTo(303);
        assertThat(use(colleague, code())).isEqualTo(ACCEPTED);
    }

    @Test
    void aLossReportedByOneStopsItForBothAndItsSuccessorPassesToBoth() {
        Browser clerk = desk(Role.BRANCH_CLERK);
        assertThat(share(clerk, colleague).status()).isEqualTo(303);
        Browser second = customer(colleague);
        open(second, "/app/generator");

        assertThat(second.post("/app/generator/lost").location())
                .isEqualTo("/app/generator?done=lost");

        assertThat(refused(use(owner, code()))).isEqualTo(CodeRefusal.TOKEN_LOST);
        assertThat(refused(use(colleague, code()))).isEqualTo(CodeRefusal.TOKEN_LOST);
        assertThat(bank.mail(owner, "was reported lost")).isNotNull();

        String successor = serial();
        stock(successor);
        Account account = bank.account(owner, "EUR", 100_00);
        String customer = "/staff/customers/" + owner.customer() + "/tokens";
        open(clerk, customer);
        String given =
                clerk.post(
                                customer,
                                "login",
                                owner.login().id().toString(),
                                "account",
                                account.id().toString(),
                                "paper",
                                "P-10")
                        .location();
        open(clerk, given);
        assertThat(clerk.post(given + "/dispatch", "note", "by post").status()).isEqualTo(303);
        assertThat(start(second, successor).text()).contains("no generator with this serial");
        assertThat(start(customer(owner), successor).status()).isEqualTo(303);
        clock.advance(Duration.ofMinutes(2));
        assertThat(token(colleague).serial()).isEqualTo(successor);
        assertThat(use(colleague, code())).isEqualTo(ACCEPTED);
    }

    private Answer start(Browser customer, String serial) {
        open(customer, "/app/generator");
        return customer.post(
                "/app/generator/start",
                "serial",
                serial,
                "first",
                code(),
                "second",
                tokens.codeAt(SEED, clock.instant().plusSeconds(30)));
    }

    /// The only one that ends before all others, so that it is given away next.
    private void stock(String serial) {
        Browser officer = desk(Role.TOKEN_OFFICER);
        open(officer, "/staff/tokens");
        String line =
                "%s,%s,TOTP,6,30,Maker,m1,%s"
                        .formatted(
                                serial,
                                HexFormat.of().formatHex(SEED),
                                bankDay().plusMonths(6).plusDays(1));
        assertThat(officer.post("/staff/tokens/files", "content", line, "key", "").status())
                .isEqualTo(303);
        Browser second = desk(Role.SECURITY_OFFICER);
        String release =
                second.get("/staff/tokens")
                        .page()
                        .select("form[action$=/release]")
                        .eachAttr("action")
                        .getLast();
        assertThat(second.post(release).status()).isEqualTo(303);
    }

    private LocalDate bankDay() {
        return clock.instant().atZone(ZoneId.of("Europe/Berlin")).toLocalDate();
    }

    @Test
    void whoSharesItNoLongerHasNoneAndItsOwnerKeepsIt() {
        Browser clerk = desk(Role.BRANCH_CLERK);
        assertThat(share(clerk, colleague).status()).isEqualTo(303);

        String remove = page + "/users/" + colleague.login().id() + "/remove";
        open(clerk, page);
        assertThat(clerk.post(remove).location()).isEqualTo(page);

        assertThat(bank.mail(colleague, "no longer confirms your acts")).isNotNull();
        assertThat(refused(use(colleague, code()))).isEqualTo(CodeRefusal.TOKEN_NONE);
        assertThat(use(owner, code())).isEqualTo(ACCEPTED);
    }

    @Test
    void itIsSharedWithNobodyOfAnotherContractNorWithWhoHasOneAndByBranchesOnly() {
        Browser clerk = desk(Role.BRANCH_CLERK);
        Person stranger = bank.person("Eve Example", Language.EN);
        assertThat(share(clerk, stranger).text()).contains("cannot be shared with that user");
        assertThat(refused(use(stranger, code()))).isEqualTo(CodeRefusal.TOKEN_NONE);

        tokens.register(colleague.login().id(), serial(), SEED, "test");
        assertThat(share(clerk, colleague).status()).isEqualTo(422);

        Person third = bank.colleague(owner, "Mei Example");
        open(clerk, page);
        Answer without =
                clerk.post(page + "/users", "login", third.login().id().toString(), "paper", "");
        assertThat(without.text()).contains("type the number of the form");
        assertThat(share(desk(Role.CALL_CENTRE_CLERK), third).status()).isEqualTo(403);
        assertThat(refused(use(third, code()))).isEqualTo(CodeRefusal.TOKEN_NONE);
    }
}
