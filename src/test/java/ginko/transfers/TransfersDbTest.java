package ginko.transfers;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.accounts.Account;
import ginko.accounts.AccountKind;
import ginko.accounts.BankAccounts;
import ginko.accounts.BankPurpose;
import ginko.drafts.Draft;
import ginko.kernel.DraftId;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.kernel.Money;
import ginko.kernel.TransferId;
import ginko.ledger.LedgerRefusal;
import ginko.ledger.LedgerVerifier;
import ginko.otp.CodeRefusal;
import ginko.otp.ResendOutcome;
import ginko.otp.ResendRefusal;
import ginko.testing.BankTest;
import ginko.testing.Requirement;
import ginko.testing.TestBank.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class TransfersDbTest extends BankTest {

    @Autowired private Transfers transfers;

    @Autowired private ReleaseTransfers release;

    @Autowired private BankAccounts bankAccounts;

    @Autowired private LedgerVerifier verifier;

    @Autowired private JdbcClient jdbc;

    @Autowired private ginko.audit.AuditTrail audit;

    /// An order that has been checked and whose code is on the telephone.
    private record Ready(Draft draft, String code) {}

    private Ready ready(Person payer, TransferForm form) {
        int seen = bank.smsCount(payer);
        Draft draft = quoted(payer, form);
        assertThat(transfers.ask(draft.id(), draft.version(), payer.user()))
                .isInstanceOf(AskOutcome.Sent.class);
        return new Ready(draft, bank.code(payer, seen));
    }

    private Draft quoted(Person payer, TransferForm form) {
        Draft started = transfers.start(DraftId.next(), form, payer.user());
        return switch (transfers.enter(started.id(), started.version(), form, payer.user())) {
            case EnterOutcome.Quoted(Draft draft, var terms) -> draft;
            case EnterOutcome.Incomplete(var draft, var faults) ->
                    throw new AssertionError("incomplete: " + faults);
            case EnterOutcome.Refused(var reason) -> throw new AssertionError(reason);
        };
    }

    private ExecuteOutcome confirm(Person payer, Ready ready) {
        return transfers.confirm(
                ready.draft().id(),
                ready.draft().version(),
                new Masked(ready.code()),
                payer.user());
    }

    private static TransferForm to(Account from, Account payee, String amount) {
        return new TransferForm(
                TransferRoute.INTERNAL,
                from.id().toString(),
                "",
                payee.number(),
                "",
                "",
                amount,
                "Lunch",
                null);
    }

    private static TransferForm toOtherBank(Account from, String bankCode, String amount) {
        return new TransferForm(
                TransferRoute.INTERBANK,
                from.id().toString(),
                "",
                from.number(),
                bankCode,
                "Bruno Beispiel",
                amount,
                "",
                null);
    }

    private static ExecuteOutcome refused(RefusedBecause because) {
        return new ExecuteOutcome.Refused(because);
    }

    @Test
    @Requirement({"OTPD-74", "OTPD-85", "OTPD-86"})
    void movesMoneyInsideTheBankAtOnceWhenTheCodeIsRight() {
        Person anna = bank.person();
        Person ben = bank.person("Ben Example", Language.EN);
        Account from = bank.account(anna, "EUR", 100_00);
        Account to = bank.account(ben, "EUR", 0);
        Ready ready = ready(anna, to(from, to, "40.00"));

        ExecuteOutcome outcome = confirm(anna, ready);

        assertThat(outcome)
                .isEqualTo(new ExecuteOutcome.Executed(new TransferId(ready.draft().id().value())));
        Transfer transfer =
                transfers
                        .find(new TransferId(ready.draft().id().value()), anna.customer())
                        .orElseThrow();
        assertThat(transfer.state()).isEqualTo(TransferState.EXECUTED);
        assertThat(bank.booked(to.id())).isEqualTo(40_00);
        assertThat(bank.booked(from.id())).isEqualTo(100_00 - transfer.total().minor());
        assertThat(bank.mail(anna).text()).contains("40.00");
    }

    @Test
    void aNewPayeeWaitsADayAfterARecoveredPasswordAndKnownOnesDoNot() {
        Person anna = bank.person();
        Account from = bank.account(anna, "EUR", 100_00);
        Account own = bank.account(anna, "EUR", 0);
        Account known = bank.account(bank.person(), "EUR", 0);
        Account stranger = bank.account(bank.person(), "EUR", 0);
        assertThat(confirm(anna, ready(anna, to(from, known, "10.00"))))
                .isInstanceOf(ExecuteOutcome.Executed.class);
        Ready asked = ready(anna, to(from, stranger, "10.00"));
        Instant until = recovered(anna);

        RefusedBecause because =
                RefusedBecause.notBefore(TransferRefusal.PAYEE_NEW_AFTER_RECOVERY, until);
        assertThat(confirm(anna, asked)).isEqualTo(refused(because));
        Draft fresh = quoted(anna, to(from, stranger, "20.00"));
        assertThat(transfers.ask(fresh.id(), fresh.version(), anna.user()))
                .isEqualTo(new AskOutcome.Refused(because));
        assertThat(confirm(anna, ready(anna, to(from, known, "10.00"))))
                .isInstanceOf(ExecuteOutcome.Executed.class);
        TransferForm between =
                new TransferForm(
                        TransferRoute.OWN,
                        from.id().toString(),
                        own.id().toString(),
                        "",
                        "",
                        "",
                        "10.00",
                        "",
                        null);
        assertThat(confirm(anna, ready(anna, between))).isInstanceOf(ExecuteOutcome.Executed.class);
        assertThat(bank.booked(stranger.id())).isZero();
        assertThat(bank.booked(known.id())).isEqualTo(20_00);

        clock.set(until);
        assertThat(confirm(anna, ready(anna, to(from, stranger, "20.00"))))
                .isInstanceOf(ExecuteOutcome.Executed.class);
    }

    /// As recovery leaves a login.
    private Instant recovered(Person person) {
        Instant until = clock.instant().plus(Duration.ofHours(24));
        int marked =
                jdbc.sql("update identity.login set cooling_until = :until where id = :id")
                        .param("until", until.atOffset(ZoneOffset.UTC))
                        .param("id", person.login().id().value())
                        .update();
        assertThat(marked).isEqualTo(1);
        return until;
    }

    @Test
    @Requirement("OTPD-85")
    void movesNothingBeforeTheCodeAndNothingWithAWrongOne() {
        Person anna = bank.person();
        Account from = bank.account(anna, "EUR", 100_00);
        Account to = bank.account(bank.person(), "EUR", 0);
        Ready ready = ready(anna, to(from, to, "40.00"));

        assertThat(bank.booked(from.id())).isEqualTo(100_00);
        ExecuteOutcome wrong = confirm(anna, new Ready(ready.draft(), wrong(ready.code())));

        assertThat(wrong).isEqualTo(new ExecuteOutcome.NotConfirmed(CodeRefusal.CODE_WRONG, 2));
        assertThat(bank.booked(from.id())).isEqualTo(100_00);
    }

    private static String wrong(String code) {
        return (code.charAt(0) == '9' ? '0' : (char) (code.charAt(0) + 1)) + code.substring(1);
    }

    @Test
    void countsTheSameWrongCodeOnceSoThatADoubleClickCostsOneTry() {
        Person anna = bank.person();
        Account from = bank.account(anna, "EUR", 100_00);
        Account to = bank.account(bank.person(), "EUR", 0);
        Ready ready = ready(anna, to(from, to, "1.00"));
        Ready wrong = new Ready(ready.draft(), wrong(ready.code()));

        for (int i = 0; i < 10; i++) {
            assertThat(confirm(anna, wrong))
                    .isEqualTo(new ExecuteOutcome.NotConfirmed(CodeRefusal.CODE_WRONG, 2));
        }

        assertThat(confirm(anna, ready)).isInstanceOf(ExecuteOutcome.Executed.class);
    }

    @Test
    void endsTheCodeAfterThreeWrongEntries() {
        Person anna = bank.person();
        Account from = bank.account(anna, "EUR", 100_00);
        Account to = bank.account(bank.person(), "EUR", 0);
        Ready ready = ready(anna, to(from, to, "1.00"));
        String last = ready.code().substring(1);

        List<CodeRefusal> reasons = new ArrayList<>();
        for (char first = '0'; first <= '9' && reasons.size() < 3; first++) {
            if (first != ready.code().charAt(0)
                    && confirm(anna, new Ready(ready.draft(), first + last))
                            instanceof ExecuteOutcome.NotConfirmed(var reason, var left)) {
                reasons.add(reason);
            }
        }

        assertThat(reasons)
                .containsExactly(
                        CodeRefusal.CODE_WRONG,
                        CodeRefusal.CODE_WRONG,
                        CodeRefusal.CODE_TRIES_USED_UP);
        assertThat(confirm(anna, ready))
                .isEqualTo(new ExecuteOutcome.NotConfirmed(CodeRefusal.CODE_TRIES_USED_UP, 0));
        assertThat(bank.booked(from.id())).isEqualTo(100_00);
    }

    @Test
    @Requirement({"OTPD-35", "OTPD-37", "OTPD-38"})
    void refusesAnExpiredCodeAndSendsANewOneAfterTheWaitingTime() {
        Person anna = bank.person();
        Account from = bank.account(anna, "EUR", 100_00);
        Account to = bank.account(bank.person(), "EUR", 0);
        Ready ready = ready(anna, to(from, to, "1.00"));
        int seen = bank.smsCount(anna);

        assertThat(transfers.resend(ready.draft().id(), anna.user()))
                .isEqualTo(new ResendOutcome.Refused(ResendRefusal.RESEND_TOO_EARLY));
        clock.advance(Duration.ofSeconds(180));
        assertThat(confirm(anna, ready))
                .isEqualTo(new ExecuteOutcome.NotConfirmed(CodeRefusal.CODE_EXPIRED, 0));
        assertThat(transfers.resend(ready.draft().id(), anna.user()))
                .isInstanceOf(ResendOutcome.Sent.class);

        Ready again = new Ready(ready.draft(), bank.code(anna, seen));
        assertThat(again.code()).isNotEqualTo(ready.code());
        assertThat(confirm(anna, again)).isInstanceOf(ExecuteOutcome.Executed.class);
    }

    @Test
    void codeOfOneOrderConfirmsNoOtherOrder() {
        Person anna = bank.person();
        Account from = bank.account(anna, "EUR", 100_00);
        Account to = bank.account(bank.person(), "EUR", 0);
        Ready first = ready(anna, to(from, to, "1.00"));
        Ready second = ready(anna, to(from, to, "90.00"));

        assertThat(confirm(anna, new Ready(second.draft(), first.code())))
                .isInstanceOf(ExecuteOutcome.NotConfirmed.class);
        assertThat(confirm(anna, first)).isInstanceOf(ExecuteOutcome.Executed.class);
    }

    @Test
    void changedOrderNeedsAnotherCode() {
        Person anna = bank.person();
        Account from = bank.account(anna, "EUR", 100_00);
        Account to = bank.account(bank.person(), "EUR", 0);
        Ready ready = ready(anna, to(from, to, "1.00"));

        EnterOutcome changed =
                transfers.enter(
                        ready.draft().id(),
                        ready.draft().version(),
                        to(from, to, "99.00"),
                        anna.user());

        assertThat(changed).isInstanceOf(EnterOutcome.Quoted.class);
        assertThat(confirm(anna, ready))
                .isEqualTo(refused(RefusedBecause.of(TransferRefusal.ORDER_CHANGED)));
        Draft now = ((EnterOutcome.Quoted) changed).draft();
        assertThat(confirm(anna, new Ready(now, ready.code())))
                .isEqualTo(new ExecuteOutcome.NotConfirmed(CodeRefusal.CODE_NOT_ASKED, 0));
        assertThat(bank.booked(from.id())).isEqualTo(100_00);
    }

    @Test
    void confirmsOnceHoweverOftenAndInHoweverManyWindows() throws Exception {
        Person anna = bank.person();
        Account from = bank.account(anna, "EUR", 100_00);
        Account to = bank.account(bank.person(), "EUR", 0);
        Ready ready = ready(anna, to(from, to, "30.00"));

        List<ExecuteOutcome> outcomes = new ArrayList<>();
        try (var clicks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ExecuteOutcome>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                answers.add(clicks.submit(() -> confirm(anna, ready)));
            }
            for (Future<ExecuteOutcome> answer : answers) {
                outcomes.add(answer.get());
            }
        }

        assertThat(outcomes)
                .containsOnly(
                        new ExecuteOutcome.Executed(new TransferId(ready.draft().id().value())));
        assertThat(bank.booked(to.id())).isEqualTo(30_00);
    }

    @Test
    void letsExactlyAsManyThroughAsTheBalanceHolds() throws Exception {
        Person anna = bank.person();
        Account from = bank.account(anna, "EUR", 50_00);
        Account to = bank.account(bank.person(), "EUR", 0);
        List<Ready> orders = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            orders.add(ready(anna, to(from, to, "5.00")));
        }
        long fee = fee(orders.getFirst());

        List<ExecuteOutcome> outcomes = new ArrayList<>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ExecuteOutcome>> answers =
                    orders.stream()
                            .map(order -> callers.submit(() -> confirm(anna, order)))
                            .toList();
            for (Future<ExecuteOutcome> answer : answers) {
                outcomes.add(answer.get());
            }
        }

        long possible = 50_00 / (5_00 + fee);
        assertThat(outcomes.stream().filter(ExecuteOutcome.Executed.class::isInstance))
                .hasSize(Math.toIntExact(possible));
        assertThat(outcomes).contains(refused(RefusedBecause.of(LedgerRefusal.INSUFFICIENT_FUNDS)));
        assertThat(bank.booked(to.id())).isEqualTo(possible * 5_00);
    }

    private long fee(Ready ready) {
        return java.util.Objects.requireNonNull(transfers.form(ready.draft()).terms()).feeMinor();
    }

    @Test
    @Requirement({"OTPD-82", "OTPD-83", "OTPD-84"})
    void quotesTheFeeBeforeAndDebitsItFromTheAccount() {
        Person anna = bank.person();
        Account from = bank.account(anna, "EUR", 500_00);
        String other = otherBank();
        Ready ready = ready(anna, toOtherBank(from, other, "200.00"));
        long fee = fee(ready);
        long incomeBefore =
                bank.booked(bankAccounts.of(BankPurpose.FEE_INCOME, bank.currency("EUR")));

        assertThat(confirm(anna, ready)).isInstanceOf(ExecuteOutcome.Executed.class);

        assertThat(fee).isPositive();
        assertThat(bank.booked(from.id())).isEqualTo(500_00 - 200_00 - fee);
        assertThat(bank.booked(bankAccounts.of(BankPurpose.FEE_INCOME, bank.currency("EUR"))))
                .isEqualTo(incomeBefore + fee);
    }

    @Autowired private ginko.policy.BankProfile profile;

    private String otherBank() {
        return profile.otherBanks().getFirst().code();
    }

    private Instant atCutOff() {
        return LocalDate.of(2026, 11, 25)
                .atTime(profile.clearing().cutOff())
                .atZone(profile.zone())
                .toInstant();
    }

    @Test
    @Requirement({"OTPD-87", "OTPD-88", "SEIWA-12"})
    void sendsToAnotherBankTheSameDayBeforeTheCutOffAndTheNextBankDayAfterIt() {
        Person anna = bank.person();
        Account from = bank.account(anna, "EUR", 500_00);
        clock.set(atCutOff().minusSeconds(60));
        Ready before = ready(anna, toOtherBank(from, otherBank(), "20.00"));
        assertThat(confirm(anna, before)).isInstanceOf(ExecuteOutcome.Executed.class);
        clock.set(atCutOff());
        Ready after = ready(anna, toOtherBank(from, otherBank(), "30.00"));
        assertThat(confirm(anna, after)).isInstanceOf(ExecuteOutcome.Executed.class);

        assertThat(transfer(anna, before).valueDate()).isEqualTo("2026-11-25");
        assertThat(transfer(anna, after).valueDate()).isEqualTo("2026-11-26");
        assertThat(transfer(anna, after).state()).isEqualTo(TransferState.EXECUTING);
        assertThat(bank.mail(anna, "accepted and is being executed").text()).contains("Bruno");
        release.run();
        assertThat(bank.mail(anna, "sent to the other bank").text()).contains("20.00");
        assertThat(transfer(anna, before).state()).isEqualTo(TransferState.SENT);
        assertThat(transfer(anna, after).state()).isEqualTo(TransferState.EXECUTING);
        clock.set(atCutOff().plus(Duration.ofDays(1)));
        release.run();
        assertThat(transfer(anna, after).state()).isEqualTo(TransferState.SENT);
        assertThat(bank.booked(bankAccounts.of(BankPurpose.CLEARING_OUT, bank.currency("EUR"))))
                .isZero();
    }

    private Transfer transfer(Person payer, Ready ready) {
        return transfers
                .find(new TransferId(ready.draft().id().value()), payer.customer())
                .orElseThrow();
    }

    @Test
    void showsTheNewDateFirstWhenTheCutOffPassesBetweenCheckAndConfirmation() {
        Person anna = bank.person();
        Account from = bank.account(anna, "EUR", 500_00);
        clock.set(atCutOff().minusSeconds(30));
        Ready ready = ready(anna, toOtherBank(from, otherBank(), "20.00"));
        clock.set(atCutOff());

        assertThat(confirm(anna, ready))
                .isEqualTo(refused(RefusedBecause.of(TransferRefusal.TERMS_CHANGED)));

        Draft shown = transfers.refreshed(ready.draft(), anna.user()).orElseThrow();
        assertThat(shown.version()).isGreaterThan(ready.draft().version());
        assertThat(transfers.form(shown).terms())
                .isNotNull()
                .extracting(TransferTerms::valueDate)
                .hasToString("2026-11-26");
        assertThat(bank.booked(from.id())).isEqualTo(500_00);
    }

    private Money ceiling(ginko.policy.OperationKind kind, ginko.policy.Period period) {
        return profile.limits().rules(kind, bank.currency("EUR")).stream()
                .filter(rule -> rule.period() == period)
                .map(ginko.policy.LimitRule::ceiling)
                .min(Money::compareTo)
                .orElseThrow();
    }

    private static String plain(long minor) {
        return java.math.BigDecimal.valueOf(minor, 2).toPlainString();
    }

    @Test
    @Requirement({"OTPD-89", "OTPD-93"})
    void letsTheDailyLimitThroughExactlyAndOwnTransfersBeyondIt() {
        Person anna = bank.person();
        long day =
                ceiling(ginko.policy.OperationKind.INTERNAL_TRANSFER, ginko.policy.Period.DAY)
                        .minor();
        Account from = bank.account(anna, "EUR", day * 4);
        Account savings = bank.account(anna, AccountKind.SAVINGS, "EUR", 0);
        Account to = bank.account(bank.person(), "EUR", 0);

        assertThat(confirm(anna, ready(anna, to(from, to, plain(day - 1)))))
                .isInstanceOf(ExecuteOutcome.Executed.class);
        Draft tooMuch = transfers.start(DraftId.next(), to(from, to, "0.02"), anna.user());
        EnterOutcome outcome = transfers.enter(tooMuch.id(), 1, to(from, to, "0.02"), anna.user());
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        EnterOutcome.Incomplete.class,
                        incomplete ->
                                assertThat(incomplete.faults())
                                        .containsEntry(
                                                "amount",
                                                RefusedBecause.onlyUpTo(
                                                        TransferRefusal.LIMIT_PER_DAY,
                                                        new Money(1, bank.currency("EUR")))));
        assertThat(confirm(anna, ready(anna, to(from, to, "0.01"))))
                .isInstanceOf(ExecuteOutcome.Executed.class);
        TransferForm own =
                new TransferForm(
                        TransferRoute.OWN,
                        from.id().toString(),
                        savings.id().toString(),
                        "",
                        "",
                        "",
                        plain(day),
                        "",
                        null);
        assertThat(confirm(anna, ready(anna, own))).isInstanceOf(ExecuteOutcome.Executed.class);

        clock.advance(Duration.ofDays(1));
        assertThat(confirm(anna, ready(anna, to(from, to, "0.02"))))
                .isInstanceOf(ExecuteOutcome.Executed.class);
    }

    @Test
    @Requirement("OTPD-90")
    void stopsAtTheMonthlyLimitAndStartsAgainWithTheNextMonth() {
        Person anna = bank.person();
        long day =
                ceiling(ginko.policy.OperationKind.INTERNAL_TRANSFER, ginko.policy.Period.DAY)
                        .minor();
        long month =
                ceiling(ginko.policy.OperationKind.INTERNAL_TRANSFER, ginko.policy.Period.MONTH)
                        .minor();
        Account from = bank.account(anna, "EUR", month * 2);
        Account to = bank.account(bank.person(), "EUR", 0);
        clock.set(Instant.parse("2026-11-02T09:00:00Z"));
        long left = month;
        while (left > 0) {
            long amount = Math.min(day, left);
            assertThat(confirm(anna, ready(anna, to(from, to, plain(amount)))))
                    .isInstanceOf(ExecuteOutcome.Executed.class);
            left -= amount;
            clock.advance(Duration.ofDays(1));
        }

        Draft more = transfers.start(DraftId.next(), to(from, to, "0.01"), anna.user());
        assertThat(transfers.enter(more.id(), 1, to(from, to, "0.01"), anna.user()))
                .isInstanceOfSatisfying(
                        EnterOutcome.Incomplete.class,
                        incomplete ->
                                assertThat(incomplete.faults().get("amount"))
                                        .isNotNull()
                                        .extracting(RefusedBecause::reason)
                                        .isEqualTo(TransferRefusal.LIMIT_PER_MONTH));
        clock.set(Instant.parse("2026-12-01T09:00:00Z"));
        assertThat(confirm(anna, ready(anna, to(from, to, "0.01"))))
                .isInstanceOf(ExecuteOutcome.Executed.class);
    }

    @Test
    @Requirement({"OTPD-91", "OTPD-92"})
    void limitsOnePurchaseAndThePurchasesOfADay() {
        Person anna = bank.person();
        long one =
                ceiling(ginko.policy.OperationKind.PURCHASE, ginko.policy.Period.OPERATION).minor();
        long day = ceiling(ginko.policy.OperationKind.PURCHASE, ginko.policy.Period.DAY).minor();
        Account from = bank.account(anna, "EUR", day * 3);
        Account shop = bank.account(bank.shop("Corner Shop"), AccountKind.MERCHANT, "EUR", 0);

        Draft big = transfers.start(DraftId.next(), to(from, shop, plain(one + 1)), anna.user());
        assertThat(transfers.enter(big.id(), 1, to(from, shop, plain(one + 1)), anna.user()))
                .isInstanceOfSatisfying(
                        EnterOutcome.Incomplete.class,
                        incomplete ->
                                assertThat(incomplete.faults().get("amount"))
                                        .isNotNull()
                                        .extracting(RefusedBecause::reason)
                                        .isEqualTo(TransferRefusal.LIMIT_PER_OPERATION));
        long left = day;
        while (left > 0) {
            long amount = Math.min(one, left);
            assertThat(confirm(anna, ready(anna, to(from, shop, plain(amount)))))
                    .isInstanceOf(ExecuteOutcome.Executed.class);
            left -= amount;
        }
        Draft more = transfers.start(DraftId.next(), to(from, shop, "0.01"), anna.user());
        assertThat(transfers.enter(more.id(), 1, to(from, shop, "0.01"), anna.user()))
                .isInstanceOf(EnterOutcome.Incomplete.class);
        assertThat(bank.booked(shop.id())).isEqualTo(day);
    }

    @Test
    void limitHoldsUnderParallelOrders() throws Exception {
        Person anna = bank.person();
        long day =
                ceiling(ginko.policy.OperationKind.INTERNAL_TRANSFER, ginko.policy.Period.DAY)
                        .minor();
        Account from = bank.account(anna, "EUR", day * 3);
        Account to = bank.account(bank.person(), "EUR", 0);
        List<Ready> orders = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            orders.add(ready(anna, to(from, to, plain(day / 5))));
        }

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ExecuteOutcome>> answers =
                    orders.stream()
                            .map(order -> callers.submit(() -> confirm(anna, order)))
                            .toList();
            long done = 0;
            for (Future<ExecuteOutcome> answer : answers) {
                done += answer.get() instanceof ExecuteOutcome.Executed ? 1 : 0;
            }
            assertThat(done).isEqualTo(5);
        }
        assertThat(bank.booked(to.id())).isEqualTo(day / 5 * 5);
    }

    @Test
    void saysFieldByFieldWhatIsWrongAndKeepsWhatWasTyped() {
        Person anna = bank.person();
        Account from = bank.account(anna, "EUR", 100_00);
        Account foreign = bank.account(bank.person(), "JPY", 0);
        TransferForm typed =
                new TransferForm(
                        TransferRoute.INTERNAL, "not-an-id", "", "123", "", "", "12,3x", "", null);
        Draft draft = transfers.start(DraftId.next(), typed, anna.user());

        EnterOutcome outcome = transfers.enter(draft.id(), 1, typed, anna.user());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        EnterOutcome.Incomplete.class,
                        incomplete -> {
                            assertThat(incomplete.faults()).containsOnlyKeys("from", "payeeNumber");
                            assertThat(transfers.form(incomplete.draft()).amount())
                                    .isEqualTo("12,3x");
                        });
        assertThat(fault(anna, to(from, foreign, "1.00"), "payeeNumber"))
                .isEqualTo(TransferRefusal.CURRENCY_DIFFERS);
        assertThat(fault(anna, to(from, from, "1.00"), "payeeNumber"))
                .isEqualTo(TransferRefusal.SAME_ACCOUNT);
        assertThat(fault(anna, to(from, foreign, "0"), "amount"))
                .isEqualTo(TransferRefusal.AMOUNT_ZERO);
        assertThat(fault(anna, to(from, bank.account(bank.person(), "EUR", 0), "100.01"), "amount"))
                .isEqualTo(LedgerRefusal.INSUFFICIENT_FUNDS);
    }

    private ginko.kernel.Refusal fault(Person payer, TransferForm form, String field) {
        Draft draft = transfers.start(DraftId.next(), form, payer.user());
        EnterOutcome outcome = transfers.enter(draft.id(), 1, form, payer.user());
        return java.util.Objects.requireNonNull(
                        ((EnterOutcome.Incomplete) outcome).faults().get(field))
                .reason();
    }

    @Test
    void knowsNothingOfAnotherCustomersOrder() {
        Person anna = bank.person();
        Person eve = bank.person("Eve Example", Language.EN);
        Account from = bank.account(anna, "EUR", 100_00);
        Account to = bank.account(eve, "EUR", 0);
        Ready ready = ready(anna, to(from, to, "40.00"));

        assertThat(confirm(eve, ready))
                .isEqualTo(refused(RefusedBecause.of(TransferRefusal.ORDER_UNKNOWN)));
        assertThat(transfers.draft(ready.draft().id(), eve.user())).isEmpty();
        assertThat(confirm(anna, ready)).isInstanceOf(ExecuteOutcome.Executed.class);
        assertThat(transfers.find(new TransferId(ready.draft().id().value()), eve.customer()))
                .isEmpty();
        assertThat(fault(eve, to(from, to, "1.00"), "from"))
                .isEqualTo(TransferRefusal.PAYER_ACCOUNT_UNKNOWN);
    }

    @Test
    void bookAndAuditTrailAreIntactAfterAllThis() {
        assertThat(audit.verify().isIntact()).isTrue();
        assertThat(verifier.verify().isSound()).isTrue();
    }

    @Test
    void findsOrdersByWordsAndPages() {
        Person anna = bank.person();
        Account from = bank.account(anna, "EUR", 1000_00);
        Account to = bank.account(bank.person("Ichiro Example", Language.EN), "EUR", 0);
        for (int i = 0; i < 27; i++) {
            assertThat(confirm(anna, ready(anna, to(from, to, "1.00"))))
                    .isInstanceOf(ExecuteOutcome.Executed.class);
            clock.advance(Duration.ofSeconds(1));
        }

        var first = transfers.search(TransferSearch.everythingOf(anna.customer()));
        assertThat(first.items()).hasSize(25);
        var second =
                transfers.search(
                        new TransferSearch(anna.customer(), "ICHIRO", null, null, first.next()));
        assertThat(second.items()).hasSize(2);
        assertThat(second.next()).isNull();
        assertThat(
                        transfers
                                .search(
                                        new TransferSearch(
                                                anna.customer(), "nobody", null, null, null))
                                .items())
                .isEmpty();
    }
}
