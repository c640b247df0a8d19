package ginko.transfers;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.accounts.Account;
import ginko.identity.SigningEnrolment;
import ginko.kernel.Ids;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.ledger.LedgerRefusal;
import ginko.ledger.LedgerVerifier;
import ginko.otp.CodeRefusal;
import ginko.otp.OcraSuite;
import ginko.otp.SigningDevices;
import ginko.policy.BankProfile;
import ginko.testing.BankTest;
import ginko.testing.TestBank.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class SignedTransfersDbTest extends BankTest {

    @Autowired private Transfers transfers;

    @Autowired private SigningEnrolment enrolment;

    @Autowired private BankProfile profile;

    @Autowired private LedgerVerifier verifier;

    @Autowired private JdbcClient jdbc;

    private Person anna;
    private Account from;
    private Account to;
    private Device device;

    /// A device in its owner's hand.
    private record Device(UUID id, String serial, byte[] seed) {}

    @BeforeEach
    void giveAnnaADevice() {
        anna = bank.person();
        from = bank.account(anna, "EUR", 100_00);
        to = bank.account(bank.person("Ben Example", Language.EN), "EUR", 0);
        device = device(anna);
    }

    private Device device(Person owner) {
        int seen = bank.smsCount(owner);
        SigningEnrolment.Pending pending = enrolment.prepare(owner.user());
        String code = bank.code(owner, seen);
        SigningEnrolment.Outcome outcome =
                enrolment.confirm(
                        owner.user(),
                        pending.device().id(),
                        pending.challenge().id(),
                        new Masked(code));
        assertThat(outcome).isInstanceOf(SigningEnrolment.Outcome.Added.class);
        String seed = ((SigningEnrolment.Outcome.Added) outcome).seed().reveal();
        return new Device(
                pending.device().id(), pending.device().serial(), HexFormat.of().parseHex(seed));
    }

    private TransferForm form(String amount) {
        return new TransferForm(
                TransferRoute.INTERNAL,
                from.id().toString(),
                "",
                to.number(),
                "",
                "",
                amount,
                "Lunch",
                null);
    }

    private SignedOrder signed(String key, TransferForm form, Device by) {
        SignedOrder unsigned = new SignedOrder(key, form, by.serial(), new Masked(""));
        long minute = clock.instant().getEpochSecond() / 60;
        String code =
                SigningDevices.SUITE.code(
                        by.seed(),
                        OcraSuite.Input.of(
                                unsigned.fingerprint(profile.bank().code()).hex(), minute));
        return new SignedOrder(key, form, by.serial(), new Masked(code));
    }

    private static String key() {
        return Ids.next().toString();
    }

    private SignedOutcome execute(SignedOrder order) {
        return transfers.execute(order, anna.user());
    }

    @Test
    void movesMoneyInOneStepWhenTheSignatureFits() {
        SignedOutcome outcome = execute(signed(key(), form("40.00"), device));

        assertThat(outcome).isInstanceOf(SignedOutcome.Executed.class);
        assertThat(bank.booked(to.id())).isEqualTo(40_00);
        assertThat(bank.mail(anna, "40.00").text()).contains("Ben Example");
        assertThat(verifier.verify().isSound()).isTrue();
    }

    @Test
    void paysNoNewPayeeForADayAfterARecoveredPassword() {
        Instant until = clock.instant().plus(Duration.ofHours(24));
        int marked =
                jdbc.sql("update identity.login set cooling_until = :until where id = :id")
                        .param("until", until.atOffset(ZoneOffset.UTC))
                        .param("id", anna.login().id().value())
                        .update();
        assertThat(marked).isEqualTo(1);

        assertThat(execute(signed(key(), form("40.00"), device)))
                .isEqualTo(
                        new SignedOutcome.Refused(
                                RefusedBecause.notBefore(
                                        TransferRefusal.PAYEE_NEW_AFTER_RECOVERY, until)));
        assertThat(bank.booked(to.id())).isZero();
        clock.set(until);
        assertThat(execute(signed(key(), form("40.00"), device)))
                .isInstanceOf(SignedOutcome.Executed.class);
    }

    @Test
    void answersARepetitionWithTheFirstResult() {
        SignedOrder order = signed(key(), form("40.00"), device);
        SignedOutcome first = execute(order);
        clock.advance(Duration.ofHours(1));

        SignedOutcome again = execute(order);

        assertThat(((SignedOutcome.Executed) again).freshness())
                .isEqualTo(SignedOutcome.Freshness.EARLIER);
        assertThat(((SignedOutcome.Executed) again).transfer())
                .isEqualTo(((SignedOutcome.Executed) first).transfer());
        assertThat(bank.booked(to.id())).isEqualTo(40_00);
    }

    @Test
    void refusesASignatureForAnotherAmountPayeeOrMinute() {
        String key = key();
        Masked code = signed(key, form("4.00"), device).code();

        SignedOutcome outcome = execute(new SignedOrder(key, form("40.00"), device.serial(), code));

        assertThat(outcome)
                .isEqualTo(new SignedOutcome.NotConfirmed(CodeRefusal.SIGNATURE_WRONG, 9));
        SignedOrder late = signed(key(), form("4.00"), device);
        clock.advance(Duration.ofMinutes(3));
        assertThat(execute(late))
                .isEqualTo(new SignedOutcome.NotConfirmed(CodeRefusal.SIGNATURE_WRONG, 8));
        assertThat(bank.booked(from.id())).isEqualTo(100_00);
    }

    @Test
    void refusesTheSameKeyForAnotherOrder() {
        String key = key();
        assertThat(execute(signed(key, form("40.00"), device)))
                .isInstanceOf(SignedOutcome.Executed.class);

        assertThat(execute(signed(key, form("41.00"), device)))
                .isEqualTo(new SignedOutcome.Refused(RefusedBecause.of(LedgerRefusal.KEY_REUSED)));
        assertThat(bank.booked(to.id())).isEqualTo(40_00);
    }

    @Test
    void refusesTheDeviceOfSomebodyElseAndOneThatWasRemoved() {
        Device stranger = device(bank.person("Carla Example", Language.EN));
        assertThat(execute(signed(key(), form("1.00"), stranger)))
                .isEqualTo(new SignedOutcome.NotConfirmed(CodeRefusal.DEVICE_UNKNOWN, 0));

        assertThat(enrolment.remove(anna.user(), device.id())).isTrue();
        assertThat(execute(signed(key(), form("1.00"), device)))
                .isEqualTo(new SignedOutcome.NotConfirmed(CodeRefusal.DEVICE_LOCKED, 0));
    }

    @Test
    void signsNothingBeforeTheOwnerHasConfirmedTheDevice() {
        SigningEnrolment.Pending pending = enrolment.prepare(anna.user());
        assertThat(
                        enrolment.confirm(
                                anna.user(),
                                pending.device().id(),
                                pending.challenge().id(),
                                new Masked("x")))
                .isInstanceOf(SigningEnrolment.Outcome.Refused.class);
        SignedOrder order =
                new SignedOrder(
                        key(), form("1.00"), pending.device().serial(), new Masked("12345678"));
        assertThat(execute(order))
                .isEqualTo(new SignedOutcome.NotConfirmed(CodeRefusal.DEVICE_LOCKED, 0));
    }

    @Test
    void locksADeviceAfterTenWrongSignaturesHoweverManyComeAtOnce() throws Exception {
        List<SignedOutcome> outcomes =
                together(
                        200,
                        n ->
                                new SignedOrder(
                                        key(),
                                        form("1.00"),
                                        device.serial(),
                                        new Masked("00000000")));

        assertThat(outcomes)
                .filteredOn(SignedOutcome.NotConfirmed.class::isInstance)
                .filteredOn(o ->
                        ((SignedOutcome.NotConfirmed) o).reason() == CodeRefusal.SIGNATURE_WRONG)
                .hasSize(9);
        assertThat(execute(signed(key(), form("1.00"), device)))
                .isEqualTo(new SignedOutcome.NotConfirmed(CodeRefusal.DEVICE_LOCKED, 0));
        assertThat(bank.booked(from.id())).isEqualTo(100_00);
    }

    @Test
    void carriesOneOrderOutOnceHoweverManyCallersSendIt() throws Exception {
        SignedOrder order = signed(key(), form("10.00"), device);

        List<SignedOutcome> outcomes = together(200, n -> order);

        assertThat(outcomes).allMatch(SignedOutcome.Executed.class::isInstance);
        assertThat(outcomes)
                .filteredOn(o ->
                        ((SignedOutcome.Executed) o).freshness() == SignedOutcome.Freshness.NOW)
                .hasSize(1);
        assertThat(bank.booked(to.id())).isEqualTo(10_00);
    }

    private List<SignedOutcome> together(
            int count, java.util.function.IntFunction<SignedOrder> orders) throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<SignedOutcome>> running = new ArrayList<>();
            for (SignedOrder order : IntStream.range(0, count).mapToObj(orders).toList()) {
                running.add(pool.submit(() -> execute(order)));
            }
            List<SignedOutcome> outcomes = new ArrayList<>();
            for (Future<SignedOutcome> one : running) {
                outcomes.add(one.get());
            }
            return outcomes;
        }
    }
}
