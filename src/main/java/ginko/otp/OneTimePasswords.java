package ginko.otp;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.ChallengeId;
import ginko.kernel.CustomerId;
import ginko.kernel.Fingerprint;
import ginko.kernel.Language;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.notifications.Outbox;
import ginko.notifications.SmsMessage;
import ginko.policy.BankProfile;
import ginko.policy.CodeRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Sends codes by SMS and checks them. Figures (length, waiting time, number of messages and tries)
/// are the profile's [CodeRules]; how long a code lives says who asks for it.
@Component
public class OneTimePasswords {

    /// A repeated message carries the same code while at least this much of its life is left,
    /// because messages may arrive in another order than they were sent.
    private static final Duration SAME_CODE_LIFE_MIN = Duration.ofSeconds(60);

    private static final String MASK = "••••••";

    private final OtpSql sql;
    private final CodeMaker codes;
    private final CodeRules rules;
    private final SendCount sends;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    OneTimePasswords(
            OtpSql sql,
            CodeMaker codes,
            BankProfile profile,
            SendCount sends,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.sql = sql;
        this.codes = codes;
        this.rules = profile.codes();
        this.sends = sends;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /// Makes a code for one act and sends it.
    @Transactional
    public ChallengeView open(OpenChallenge command) {
        Instant now = now();
        boolean withheld = isWithheld(command.login(), command.phone(), now);
        Challenge challenge =
                new Challenge(
                        ChallengeId.next(),
                        command.login(),
                        command.purpose(),
                        command.boundTo(),
                        codes.nonce(),
                        1,
                        Challenge.State.OPEN,
                        0,
                        null,
                        1,
                        command.phone(),
                        withheld,
                        now,
                        now.plus(command.lifetime()),
                        now.plus(rules.resendAfter()));
        sql.insert(challenge);
        if (!withheld) {
            send(challenge, command.customer(), command.language(), command.text());
        }
        return view(challenge);
    }

    /// Whether a ceiling stands against another message. It is counted and recorded.
    private boolean isWithheld(LoginId login, String phone, Instant now) {
        Optional<SendCount.Ceiling> ceiling = sends.count(phone, now);
        ceiling.ifPresent(reached ->
                audit.record(
                        AuditEvent.of("CODE_WITHHELD", "login:" + login, "login", login.value())
                                .with("ceiling", reached.name())));
        return ceiling.isPresent();
    }

    /// Asks for a code that a device of the customer makes; the bank sends nothing.
    @Transactional
    public ChallengeView await(
            LoginId login, ChallengePurpose purpose, Fingerprint boundTo, Duration lifetime) {
        Instant now = now();
        Challenge challenge =
                new Challenge(
                        ChallengeId.next(),
                        login,
                        purpose,
                        boundTo,
                        codes.nonce(),
                        1,
                        Challenge.State.OPEN,
                        0,
                        null,
                        0,
                        "",
                        false,
                        now,
                        now.plus(lifetime),
                        now.plus(lifetime));
        sql.insert(challenge);
        return view(challenge);
    }

    /// Sends the code message of an open challenge again: the same code while it has a minute to
    /// live, else a new one. Counters never start again.
    @Transactional
    public ResendOutcome resend(ChallengeId id, ResendTo to) {
        Optional<Challenge> found = sql.lock(List.of(id)).stream().findFirst();
        if (found.isEmpty()
                || !found.get().login().equals(to.login())
                || !found.get().purpose().isSent()
                || found.get().state() != Challenge.State.OPEN) {
            return new ResendOutcome.Refused(ResendRefusal.CODE_NOT_ASKED);
        }
        Challenge challenge = found.get();
        Instant now = now();
        if (challenge.sends() >= rules.maxSends()) {
            return new ResendOutcome.Refused(ResendRefusal.RESEND_USED_UP);
        }
        if (now.isBefore(challenge.resendAt())) {
            return new ResendOutcome.Refused(ResendRefusal.RESEND_TOO_EARLY);
        }
        if (challenge.withheld() || isWithheld(challenge.login(), challenge.phone(), now)) {
            return new ResendOutcome.Refused(ResendRefusal.SEND_LIMIT_REACHED);
        }
        Challenge next =
                sameCodeIsGood(challenge, now)
                        ? challenge.resent(
                                challenge.generation(),
                                challenge.expiresAt(),
                                now.plus(rules.resendAfter()))
                        : challenge.resent(
                                challenge.generation() + 1,
                                now.plus(to.lifetime()),
                                now.plus(rules.resendAfter()));
        sql.update(List.of(next));
        send(next, to.customer(), to.language(), to.text());
        return new ResendOutcome.Sent(view(next));
    }

    /// Who asks for the message again, its text, and how long a new code lives.
    public record ResendTo(
            LoginId login,
            CustomerId customer,
            Language language,
            CodeText text,
            Duration lifetime) {}

    private static boolean sameCodeIsGood(Challenge challenge, Instant now) {
        return now.plus(SAME_CODE_LIFE_MIN).isBefore(challenge.expiresAt());
    }

    /// What a page may show of a challenge of this login.
    @Transactional(readOnly = true)
    public Optional<ChallengeView> find(ChallengeId id, LoginId login) {
        return sql.find(id).filter(c -> c.login().equals(login)).map(this::view);
    }

    /// Checks one code in a transaction of its own, for acts that move no money. The try is paid
    /// under the row's lock before the answer is given.
    @Transactional
    public CodeOutcome verify(Challenges.Use use, Masked entered) {
        Challenges challenges = lock(List.of(use.challenge()));
        CodeOutcome outcome = challenges.use(use, entered, clock.instant());
        store(challenges);
        if (outcome instanceof CodeOutcome.Refused(CodeRefusal reason, int triesLeft)) {
            audit.record(
                    AuditEvent.of(
                                    "CODE_REFUSED",
                                    "login:" + use.login(),
                                    "challenge",
                                    use.challenge().value())
                            .with("reason", reason.name())
                            .with("triesLeft", Integer.toString(triesLeft)));
        }
        return outcome;
    }

    /// Locks the challenges of a batch in the order of their ids, until the transaction ends.
    @Transactional(propagation = Propagation.MANDATORY)
    public Challenges lock(Collection<ChallengeId> ids) {
        return new Challenges(ids.isEmpty() ? List.of() : sql.lock(ids), codes, rules);
    }

    /// Writes what the batch decided.
    @Transactional(propagation = Propagation.MANDATORY)
    public void store(Challenges challenges) {
        if (!challenges.changes().isEmpty()) {
            sql.update(challenges.changes());
        }
    }

    private void send(Challenge challenge, CustomerId customer, Language language, CodeText text) {
        String code = codes.code(challenge, rules.length());
        outbox.enqueue(
                List.of(
                        new SmsMessage(
                                customer,
                                challenge.phone(),
                                new Masked(text.with(code)),
                                text.with(MASK),
                                challenge.expiresAt(),
                                "code:" + challenge.id() + ":" + challenge.sends(),
                                language)));
    }

    private ChallengeView view(Challenge challenge) {
        return new ChallengeView(
                challenge.id(),
                challenge.purpose(),
                challenge.state() == Challenge.State.OPEN,
                challenge.expiresAt(),
                challenge.resendAt(),
                challenge.withheld() ? 0 : Math.max(0, rules.maxSends() - challenge.sends()),
                challenge.withheld(),
                mask(challenge.phone()));
    }

    private static String mask(String phone) {
        return phone.isEmpty() ? "" : "•••• " + phone.substring(phone.length() - 4);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
