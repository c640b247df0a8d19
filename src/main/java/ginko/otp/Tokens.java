package ginko.otp;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.Check;
import ginko.kernel.Ids;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.policy.BankProfile;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Checks the codes of what customers and members of staff have in their hands. A step is accepted
/// once and never an older one after it; one step to either side of the device's own clock is
/// tolerated, and its drift is remembered; ten wrong codes in a row lock it.
@Component
public class Tokens {

    private static final int SEED_BYTES_MIN = 16;

    private final TokensSql sql;
    private final TokenSeeds seeds;
    private final TokenMoves moves;
    private final AuditTrail audit;
    private final Clock clock;
    private final ZoneId zone;

    Tokens(
            TokensSql sql,
            TokenSeeds seeds,
            TokenMoves moves,
            AuditTrail audit,
            Clock clock,
            BankProfile profile) {
        this.sql = sql;
        this.seeds = seeds;
        this.moves = moves;
        this.audit = audit;
        this.clock = clock;
        this.zone = profile.zone();
    }

    /// Hands a device to a login on behalf of `actor`, in use at once: for members of staff and for
    /// the demonstration. A login has at most one active device.
    @Transactional
    public void register(LoginId login, String serial, byte[] seed, String actor) {
        UUID id = put(new NewDevice(login, TokenKind.HARDWARE, serial, Token.Make.OWN), seed);
        audit.record(AuditEvent.of("TOKEN_REGISTERED", actor, "token", id).with("serial", serial));
    }

    /// As [#register], a generator with keys that also signs what is typed into it.
    @Transactional
    public void registerWithKeys(LoginId login, String serial, byte[] seed, String actor) {
        UUID id =
                put(
                        new NewDevice(login, TokenKind.HARDWARE, serial, Token.Make.OWN.withKeys()),
                        seed);
        audit.record(AuditEvent.of("TOKEN_REGISTERED", actor, "token", id).with("serial", serial));
    }

    /// What a generator with keys and this seed answers to what is typed into it at an instant.
    public String answerAt(byte[] seed, KeypadQuestion question, Instant instant) {
        return question.suite(CodeForm.USUAL.hash())
                .code(seed, OcraSuite.Input.of(question.question(), instant.getEpochSecond() / 60));
    }

    /// Whether a login has a generator with keys.
    @Transactional(readOnly = true)
    public boolean hasKeys(LoginId login) {
        return sql.ofLogin(login).stream()
                .anyMatch(t -> t.make().hasKeys() && TokenInUse.of(List.of(t)).isPresent());
    }

    /// A token that is in use from the beginning.
    record NewDevice(LoginId login, TokenKind kind, String serial, Token.Make make) {}

    private UUID put(NewDevice device, byte[] seed) {
        Check.argument(seed.length >= SEED_BYTES_MIN, "a seed has at least 128 bits (RFC 4226)");
        Token sealed = sealed(device.kind(), device.serial(), CodeForm.USUAL, seed, device.make());
        sql.insert(sealed.of(device.login()).in(TokenState.ACTIVE, sealed.since()));
        return sealed.id();
    }

    /// A row that nobody owns yet, its seed sealed for it.
    Token sealed(TokenKind kind, String serial, CodeForm form, byte[] seed, Token.Make make) {
        UUID id = Ids.next();
        byte[] nonce = seeds.nonce();
        return new Token(
                id,
                kind,
                serial,
                null,
                form,
                nonce,
                seeds.seal(seed, nonce, id + "|" + serial),
                TokenLife.first(kind).to(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                0,
                -1,
                0,
                make,
                Set.of());
    }

    /// Takes the active device of a member of staff away; without one nothing happens.
    @Transactional
    public void withdraw(LoginId login, String actor) {
        for (Token token : sql.lockLive(List.of(login))) {
            moves.move(token, TokenTrigger.REVOKE, By.clerk(actor, ""));
            audit.record(AuditEvent.of("TOKEN_WITHDRAWN", actor, "token", token.id()));
        }
    }

    /// Checks the code of the token in use. The rows are locked first, so that parallel tries are
    /// counted one by one and a code works once.
    @Transactional
    public CodeOutcome verify(LoginId login, Masked entered) {
        HeldTokens held = hold(List.of(login));
        CodeOutcome outcome = held.use(login, entered, clock.instant());
        store(held);
        return outcome;
    }

    /// Locks the tokens of some logins until the transaction ends.
    @Transactional(propagation = Propagation.MANDATORY)
    public HeldTokens hold(Collection<LoginId> logins) {
        return new HeldTokens(logins.isEmpty() ? List.of() : sql.lockLive(logins), seeds, zone);
    }

    /// Writes what was decided: steps used, wrong codes, and locks.
    @Transactional(propagation = Propagation.MANDATORY)
    public void store(HeldTokens held) {
        for (Token token : held.changes()) {
            Check.state(sql.update(token, token.state()), "a held token stays as it is");
            if (token.failures() >= Token.FAILURES_MAX && token.state() == TokenState.ACTIVE) {
                moves.move(token, TokenTrigger.LOCK, By.system());
            }
        }
        for (HeldTokens.Refused refused : held.refusals()) {
            Token token = refused.token();
            audit.record(
                    AuditEvent.of(
                                    "TOKEN_CODE_REFUSED",
                                    "login:" + refused.by(),
                                    "token",
                                    token.id())
                            .with("reason", refused.reason().name())
                            .with("failures", Integer.toString(token.failures())));
        }
    }

    /// The token a login's acts are confirmed with, whether it works or not.
    @Transactional(readOnly = true)
    public Optional<TokenView> inUse(LoginId login) {
        return TokenInUse.of(sql.ofLogin(login)).map(Token::view);
    }

    /// Whether a code is asked at the next sign-in because the customer uses a software token, even
    /// where the bank asks none (seed 002).
    @Transactional(readOnly = true)
    public boolean isAskedAtSignIn(LoginId login) {
        return inUse(login).filter(token -> token.kind() == TokenKind.SOFTWARE).isPresent();
    }

    /// Everything a login has or had, the newest first.
    @Transactional(readOnly = true)
    public List<TokenView> ofLogin(LoginId login) {
        return sql.ofLogin(login).stream().map(Token::view).toList();
    }

    /// The code a device of the usual form with this seed shows at an instant.
    public String codeAt(byte[] seed, Instant instant) {
        return CodeForm.USUAL.code(seed, CodeForm.USUAL.step(instant));
    }
}
