package ginko.transfers;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.accounts.Account;
import ginko.drafts.Draft;
import ginko.identity.Confirmations;
import ginko.kernel.ChallengeId;
import ginko.kernel.DraftId;
import ginko.kernel.Fingerprint;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.kernel.TransferId;
import ginko.otp.AppDevices;
import ginko.otp.CodeForm;
import ginko.otp.CodeRefusal;
import ginko.otp.KeypadQuestion;
import ginko.otp.OcraSuite;
import ginko.otp.Tokens;
import ginko.policy.Factor;
import ginko.testing.BankTest;
import ginko.testing.TestBank.Person;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Orders confirmed with a generator with keys, with the app of a telephone and with a passkey:
/// what each is bound to, and what it is of no use for.
class SigningOnPagesDbTest extends BankTest {

    private static final byte[] SEED =
            "seed of a generator with keys".getBytes(StandardCharsets.US_ASCII);
    private static final Masked PIN = new Masked("2749");

    @Autowired private Transfers transfers;
    @Autowired private OrderWays ways;
    @Autowired private AppDevices apps;
    @Autowired private Tokens tokens;
    @Autowired private JdbcClient jdbc;

    private Person anna;
    private Account from;
    private Account to;

    @BeforeEach
    void giveAnnaMoney() {
        anna = bank.person();
        from = bank.account(anna, "EUR", 500_00);
        to = bank.account(bank.person("Ben Example", Language.EN), "EUR", 0);
    }

    private TransferForm form(Account payee, String amount) {
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

    /// An order as far as its confirmation, asked for in this way.
    private Draft asked(Person payer, TransferForm form, Factor by) {
        Draft started = transfers.start(DraftId.next(), form, payer.user());
        Draft draft = entered(payer, started, form);
        ask(payer, draft, by);
        return transfers.draft(draft.id(), payer.user()).orElseThrow();
    }

    private Draft entered(Person payer, Draft draft, TransferForm form) {
        var outcome = transfers.enter(draft.id(), draft.version(), form, payer.user());
        assertThat(outcome).isInstanceOf(EnterOutcome.Quoted.class);
        return ((EnterOutcome.Quoted) outcome).draft();
    }

    private void ask(Person payer, Draft draft, Factor by) {
        var asked = transfers.ask(draft.id(), draft.version(), by, payer.user());
        assertThat(asked).isInstanceOf(AskOutcome.Sent.class);
        assertThat(Confirmations.factor(((AskOutcome.Sent) asked).challenge())).isEqualTo(by);
    }

    private ExecuteOutcome confirm(Person payer, Draft draft, Factor by, String code) {
        return transfers.confirm(
                draft.id(),
                draft.version(),
                transfers.shown(draft.id(), by, new Masked(code), payer.user()),
                payer.user());
    }

    private static ExecuteOutcome refused(CodeRefusal reason, int left) {
        return new ExecuteOutcome.NotConfirmed(reason, left);
    }

    private static CodeRefusal reason(ExecuteOutcome outcome) {
        assertThat(outcome).isInstanceOf(ExecuteOutcome.NotConfirmed.class);
        return ((ExecuteOutcome.NotConfirmed) outcome).reason();
    }

    private String confirmedBy(Draft draft) {
        return jdbc.sql("select confirmed_by from transfers.transfer where id = :id")
                .param("id", draft.id().value())
                .query(String.class)
                .single();
    }

    // ---- generator with keys

    private String typed(Account payee, long minor, Instant at) {
        KeypadQuestion question =
                (minor > 0
                                ? KeypadQuestion.full(payee.number(), minor)
                                : KeypadQuestion.payee(payee.number()))
                        .orElseThrow();
        return tokens.answerAt(SEED, question, at);
    }

    @Test
    void aGeneratorWithKeysConfirmsPayeeAndAmount() {
        bank.giveGeneratorWithKeys(anna, SEED);
        Draft order = asked(anna, form(to, "40.00"), Factor.KEYPAD_FULL);

        assertThat(confirm(anna, order, Factor.KEYPAD_FULL, typed(to, 40_00, clock.instant())))
                .isInstanceOf(ExecuteOutcome.Executed.class);

        assertThat(bank.booked(to.id())).isEqualTo(40_00);
        assertThat(confirmedBy(order)).isEqualTo("KEYPAD_FULL");
    }

    @Test
    void theQuestionIsWhatTheDeviceUnderstandsBySixteenDigits() {
        KeypadQuestion question = KeypadQuestion.full("DE12 3456 7890 12", 40_00).orElseThrow();
        assertThat(question.payee()).isEqualTo("56789012");
        assertThat(question.amount()).isEqualTo("4000");
        String code =
                OcraSuite.parse("OCRA-1:HOTP-SHA1-8:QN16-T1M")
                        .code(SEED, OcraSuite.Input.of("5678901200004000", 29_000_000));
        assertThat(tokens.answerAt(SEED, question, Instant.ofEpochSecond(29_000_000L * 60)))
                .isEqualTo(code);
        assertThat(KeypadQuestion.full("12345678", 100_000_000)).isEmpty();
        assertThat(KeypadQuestion.payee("DE-1")).isEmpty();
        assertThat(CodeForm.USUAL.hash()).isEqualTo(CodeForm.Hash.SHA1);
    }

    @Test
    void aCodeOverAnotherAmountOrPayeeOrWithAnotherKeyConfirmsNothing() {
        bank.giveGeneratorWithKeys(anna, SEED);
        Draft order = asked(anna, form(to, "40.00"), Factor.KEYPAD_FULL);
        Account other = bank.account(bank.person("Eve Example", Language.EN), "EUR", 0);

        assertThat(confirm(anna, order, Factor.KEYPAD_FULL, typed(to, 41_00, clock.instant())))
                .isEqualTo(refused(CodeRefusal.TOKEN_CODE_WRONG, 2));
        assertThat(confirm(anna, order, Factor.KEYPAD_FULL, typed(other, 40_00, clock.instant())))
                .isEqualTo(refused(CodeRefusal.TOKEN_CODE_WRONG, 1));
        String foreign =
                tokens.answerAt(
                        "another key of another device".getBytes(StandardCharsets.US_ASCII),
                        KeypadQuestion.full(to.number(), 40_00).orElseThrow(),
                        clock.instant());
        assertThat(confirm(anna, order, Factor.KEYPAD_FULL, foreign))
                .isEqualTo(refused(CodeRefusal.CODE_TRIES_USED_UP, 0));

        // the request is dead now, for the right code too
        assertThat(confirm(anna, order, Factor.KEYPAD_FULL, typed(to, 40_00, clock.instant())))
                .isEqualTo(refused(CodeRefusal.CODE_TRIES_USED_UP, 0));
        assertThat(bank.booked(from.id())).isEqualTo(500_00);
    }

    @Test
    void aDoubleClickOnAWrongCodeCostsOneTry() {
        bank.giveGeneratorWithKeys(anna, SEED);
        Draft order = asked(anna, form(to, "40.00"), Factor.KEYPAD_FULL);

        assertThat(confirm(anna, order, Factor.KEYPAD_FULL, "00000000"))
                .isEqualTo(confirm(anna, order, Factor.KEYPAD_FULL, "00000000"))
                .isEqualTo(refused(CodeRefusal.TOKEN_CODE_WRONG, 2));
        assertThat(failures("KEYS-" + anna.login().name())).isEqualTo(1);
    }

    private int failures(String serial) {
        return jdbc.sql("select failures from otp.token where serial = :serial")
                .param("serial", serial)
                .query(Integer.class)
                .single();
    }

    @Test
    void theMinuteOfASignatureWorksOnceForCodesAndForSignatures() {
        bank.giveGeneratorWithKeys(anna, SEED);
        Draft first = asked(anna, form(to, "40.00"), Factor.KEYPAD_FULL);
        String code = typed(to, 40_00, clock.instant());
        assertThat(confirm(anna, first, Factor.KEYPAD_FULL, code))
                .isInstanceOf(ExecuteOutcome.Executed.class);

        Draft second = asked(anna, form(to, "40.00"), Factor.KEYPAD_FULL);
        assertThat(reason(confirm(anna, second, Factor.KEYPAD_FULL, code)))
                .isEqualTo(CodeRefusal.TOKEN_CODE_USED);
        assertThat(
                        tokens.verify(
                                anna.login().id(),
                                new Masked(tokens.codeAt(SEED, clock.instant()))))
                .isInstanceOf(ginko.otp.CodeOutcome.Refused.class);

        clock.advance(Duration.ofMinutes(1));
        assertThat(confirm(anna, second, Factor.KEYPAD_FULL, typed(to, 40_00, clock.instant())))
                .isInstanceOf(ExecuteOutcome.Executed.class);
        assertThat(bank.booked(to.id())).isEqualTo(80_00);
    }

    @Test
    void aCodeOverThePayeeHoldsForAnyAmountAndForNoOtherPayee() {
        bank.giveGeneratorWithKeys(anna, SEED);
        Account other = bank.account(bank.person("Eve Example", Language.EN), "EUR", 0);
        Draft order = asked(anna, form(to, "40.00"), Factor.KEYPAD_PAYEE);

        assertThat(
                        reason(
                                confirm(
                                        anna,
                                        order,
                                        Factor.KEYPAD_PAYEE,
                                        typed(other, 0, clock.instant()))))
                .isEqualTo(CodeRefusal.TOKEN_CODE_WRONG);
        assertThat(confirm(anna, order, Factor.KEYPAD_PAYEE, typed(to, 0, clock.instant())))
                .isInstanceOf(ExecuteOutcome.Executed.class);
        assertThat(confirmedBy(order)).isEqualTo("KEYPAD_PAYEE");
    }

    @Test
    void aRequestEndsAfterThreeMinutesAndWithEveryChangeOfTheOrder() {
        bank.giveGeneratorWithKeys(anna, SEED);
        Draft late = asked(anna, form(to, "40.00"), Factor.KEYPAD_FULL);
        clock.advance(Duration.ofMinutes(3));
        assertThat(
                        reason(
                                confirm(
                                        anna,
                                        late,
                                        Factor.KEYPAD_FULL,
                                        typed(to, 40_00, clock.instant()))))
                .isEqualTo(CodeRefusal.CODE_EXPIRED);

        ask(anna, late, Factor.KEYPAD_FULL);
        Draft again = transfers.draft(late.id(), anna.user()).orElseThrow();
        assertThat(again.challenge()).isNotEqualTo(late.challenge());
        Draft changed = entered(anna, again, form(to, "41.00"));
        assertThat(changed.challenge()).isNull();
        assertThat(
                        reason(
                                confirm(
                                        anna,
                                        changed,
                                        Factor.KEYPAD_FULL,
                                        typed(to, 41_00, clock.instant()))))
                .isEqualTo(CodeRefusal.CODE_NOT_ASKED);
        assertThat(bank.booked(to.id())).isZero();
    }

    @Test
    void aWayTheBankDoesNotOfferForAnAmountConfirmsNothing() {
        bank.giveGeneratorWithKeys(anna, SEED);
        Draft small = asked(anna, form(to, "50.00"), Factor.SMS_CODE);
        Draft large = asked(anna, form(to, "50.01"), Factor.SMS_CODE);
        String code = tokens.codeAt(SEED, clock.instant());

        assertThat(confirm(anna, large, Factor.NONE, ""))
                .isEqualTo(refused(CodeRefusal.CODE_NOT_ASKED, 0));
        assertThat(confirm(anna, large, Factor.TOKEN_CODE, code))
                .isEqualTo(refused(CodeRefusal.CODE_NOT_ASKED, 0));
        assertThat(confirm(anna, small, Factor.TOKEN_CODE, code))
                .isInstanceOf(ExecuteOutcome.Executed.class);
        assertThat(confirmedBy(small)).isEqualTo("TOKEN_CODE");
        assertThat(ways.ways(large, terms(large), anna.user()))
                .containsExactly(Factor.SMS_CODE, Factor.KEYPAD_FULL, Factor.KEYPAD_PAYEE);
    }

    private TransferTerms terms(Draft draft) {
        return Objects.requireNonNull(transfers.form(draft).terms());
    }

    // ---- the app of a telephone

    private record Phone(byte[] seed, String pin) {

        /// What the telephone makes of the fields it shows.
        String code(ChallengeId request, List<String> fields, Instant at) {
            Fingerprint order = Fingerprint.of(fields.toArray(String[]::new));
            Fingerprint question = Fingerprint.of("APP-SIGN-1", request.toString(), order.hex());
            byte[] hashed = Fingerprint.sha256().digest(pin.getBytes(StandardCharsets.US_ASCII));
            return AppDevices.SUITE.code(
                    seed,
                    new OcraSuite.Input(
                            0, question.hex(), hashed, new byte[0], at.getEpochSecond() / 60));
        }
    }

    private Phone phone(Person owner) {
        var registered = apps.register(owner.login().id(), PIN);
        return new Phone(HexFormat.of().parseHex(registered.seed().reveal()), PIN.reveal());
    }

    private String code(Phone phone, Draft order) {
        return phone.code(
                Objects.requireNonNull(order.challenge()),
                terms(order).fields(new TransferId(order.id().value())),
                clock.instant());
    }

    @Test
    void theTelephoneIsTheFirstChoiceAndConfirmsWhatItShows() {
        Phone phone = phone(anna);
        Draft order = asked(anna, form(to, "40.00"), Factor.APP_QR);
        assertThat(ways.ways(order, terms(order), anna.user()))
                .startsWith(Factor.APP_QR)
                .doesNotContain(Factor.PASSKEY, Factor.KEYPAD_FULL);

        // a program, and the field of the page, need not say which way it is
        assertThat(
                        transfers.confirm(
                                order.id(),
                                order.version(),
                                new Masked(code(phone, order)),
                                anna.user()))
                .isInstanceOf(ExecuteOutcome.Executed.class);
        assertThat(confirmedBy(order)).isEqualTo("APP_QR");
        assertThat(bank.booked(to.id())).isEqualTo(40_00);
    }

    @Test
    void aTelephoneConfirmsNoOtherOrderAndNoChangedOne() {
        Phone phone = phone(anna);
        Draft one = asked(anna, form(to, "40.00"), Factor.APP_QR);
        Draft other = asked(anna, form(to, "41.00"), Factor.APP_QR);

        assertThat(reason(confirm(anna, other, Factor.APP_QR, code(phone, one))))
                .isEqualTo(CodeRefusal.APP_CODE_WRONG);
        String signed = code(phone, one);
        Draft changed = entered(anna, one, form(to, "400.00"));
        assertThat(reason(confirm(anna, changed, Factor.APP_QR, signed)))
                .isEqualTo(CodeRefusal.CODE_NOT_ASKED);
        ask(anna, changed, Factor.APP_QR);
        Draft asked = transfers.draft(changed.id(), anna.user()).orElseThrow();
        assertThat(reason(confirm(anna, asked, Factor.APP_QR, signed)))
                .isEqualTo(CodeRefusal.APP_CODE_WRONG);

        // the first order again, word for word: its old signature answers an old request
        Draft back = entered(anna, asked, form(to, "40.00"));
        ask(anna, back, Factor.APP_QR);
        Draft same = transfers.draft(back.id(), anna.user()).orElseThrow();
        assertThat(reason(confirm(anna, same, Factor.APP_QR, signed)))
                .isEqualTo(CodeRefusal.APP_CODE_WRONG);
        assertThat(confirm(anna, same, Factor.APP_QR, code(phone, same)))
                .isInstanceOf(ExecuteOutcome.Executed.class);
        assertThat(bank.booked(to.id())).isEqualTo(40_00);
    }

    @Test
    void aSignatureWorksOnceAndForThreeMinutes() {
        Phone phone = phone(anna);
        Draft order = asked(anna, form(to, "40.00"), Factor.APP_QR);
        String signed = code(phone, order);
        clock.advance(Duration.ofMinutes(3));
        assertThat(reason(confirm(anna, order, Factor.APP_QR, code(phone, order))))
                .isEqualTo(CodeRefusal.CODE_EXPIRED);
        assertThat(reason(confirm(anna, order, Factor.APP_QR, signed)))
                .isEqualTo(CodeRefusal.CODE_EXPIRED);

        Draft next = asked(anna, form(to, "40.00"), Factor.APP_QR);
        String good = code(phone, next);
        assertThat(confirm(anna, next, Factor.APP_QR, good))
                .isInstanceOf(ExecuteOutcome.Executed.class);
        assertThat(confirm(anna, next, Factor.APP_QR, good))
                .isInstanceOf(ExecuteOutcome.Executed.class);
        assertThat(bank.booked(to.id())).isEqualTo(40_00);
    }

    @Test
    void anotherCustomersTelephoneConfirmsNothing() {
        assertThat(phone(anna).pin()).isEqualTo(PIN.reveal());
        Person eve = bank.person("Eve Example", Language.EN);
        Phone foreign = phone(eve);
        Draft order = asked(anna, form(to, "40.00"), Factor.APP_QR);

        assertThat(reason(confirm(anna, order, Factor.APP_QR, code(foreign, order))))
                .isEqualTo(CodeRefusal.APP_CODE_WRONG);
        assertThat(
                        transfers.confirm(
                                order.id(),
                                order.version(),
                                new Masked(code(foreign, order)),
                                eve.user()))
                .isEqualTo(
                        new ExecuteOutcome.Refused(
                                RefusedBecause.of(TransferRefusal.ORDER_UNKNOWN)));
        assertThat(bank.booked(to.id())).isZero();
    }

    @Test
    void fiveWrongPinsTakeTheTelephoneAwayAndItsSeedWithIt() {
        Phone phone = phone(anna);
        Phone wrong = new Phone(phone.seed(), "2748");
        for (int left = 4; left >= 0; left--) {
            Draft order = asked(anna, form(to, "40.00"), Factor.APP_QR);
            assertThat(confirm(anna, order, Factor.APP_QR, code(wrong, order)))
                    .isEqualTo(
                            left > 0
                                    ? refused(CodeRefusal.APP_CODE_WRONG, Math.min(left, 2))
                                    : refused(CodeRefusal.APP_WIPED, 0));
        }
        assertThat(apps.ofLogin(anna.login().id())).isEmpty();
        assertThat(
                        jdbc.sql(
                                        """
                                        select state, octet_length(sealed_seed) as length
                                          from otp.token
                                         where login_id = :login and kind = 'APP'
                                        """)
                                .param("login", anna.login().id().value())
                                .query((rs, row) -> rs.getString(1) + rs.getInt(2))
                                .list())
                .containsExactly("REMOVED0");
        Draft order = asked(anna, form(to, "40.00"), Factor.SMS_CODE);
        assertThat(ways.ways(order, terms(order), anna.user())).containsExactly(Factor.SMS_CODE);
    }

    @Test
    void aNewTelephoneTakesThePlaceOfTheOldOne() {
        Phone old = phone(anna);
        Phone now = phone(anna);
        Draft order = asked(anna, form(to, "40.00"), Factor.APP_QR);

        assertThat(reason(confirm(anna, order, Factor.APP_QR, code(old, order))))
                .isEqualTo(CodeRefusal.APP_CODE_WRONG);
        assertThat(confirm(anna, order, Factor.APP_QR, code(now, order)))
                .isInstanceOf(ExecuteOutcome.Executed.class);
    }

    // ---- passkeys

    @Test
    void whatAPasskeyConfirmedConfirmsNoOtherOrder() {
        Draft order = asked(anna, form(to, "40.00"), Factor.SMS_CODE);
        Fingerprint own = terms(order).fingerprint(new TransferId(order.id().value()));
        Draft other = asked(anna, form(to, "40.00"), Factor.SMS_CODE);

        assertThat(
                        transfers.confirm(
                                other.id(),
                                other.version(),
                                Confirmations.Shown.passkey(own),
                                anna.user()))
                .isEqualTo(refused(CodeRefusal.CODE_NOT_ASKED, 0));
        assertThat(confirm(anna, other, Factor.PASSKEY, ""))
                .isEqualTo(refused(CodeRefusal.CODE_NOT_ASKED, 0));
        assertThat(
                        transfers.confirm(
                                order.id(),
                                order.version(),
                                Confirmations.Shown.passkey(own),
                                anna.user()))
                .isInstanceOf(ExecuteOutcome.Executed.class);
        assertThat(confirmedBy(order)).isEqualTo("PASSKEY");
    }
}
