package ginko.otp;

import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.notifications.MailMessage;
import ginko.policy.BankProfile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// The software token of seed 002: issue in two steps, start with one right code, release with the
/// confirmation password, and a new issue from the next calendar day.
@Service
public class SoftwareTokens {

    static final Duration ISSUE_LIFE = Duration.ofMinutes(30);
    private static final int MAIL_TRIES = 3;
    private static final int SEED_BYTES = 20;
    private static final String SERVICE_PREFIX = "1011";
    private static final String USER_PREFIX = "9998";
    private static final int USER_DIGITS = 8;
    private static final CodeForm FORM =
            new CodeForm(CodeForm.Algorithm.TOTP, CodeForm.Hash.SHA1, 6, Duration.ofSeconds(60));

    private final TokensSql sql;
    private final IssueSql issues;
    private final IssueSecrets secrets;
    private final Tokens tokens;
    private final TokenMoves moves;
    private final TokenNotices notices;
    private final TokenHolders holders;
    private final TransactionTemplate transaction;
    private final BankProfile profile;
    private final Clock clock;

    SoftwareTokens(
            TokensSql sql,
            IssueSql issues,
            IssueSecrets secrets,
            Tokens tokens,
            TokenMoves moves,
            TokenNotices notices,
            TokenHolders holders,
            TransactionTemplate transaction,
            BankProfile profile,
            Clock clock) {
        this.sql = sql;
        this.issues = issues;
        this.secrets = secrets;
        this.tokens = tokens;
        this.moves = moves;
        this.notices = notices;
        this.holders = holders;
        this.transaction = transaction;
        this.profile = profile;
        this.clock = clock;
    }

    /// What the menu shows.
    ///
    /// @param token the newest; null while the customer never had one
    /// @param issue its numbers and addresses
    /// @param issueFrom the first day a new one can be issued, when that is not today
    public record Status(
            @Nullable TokenView token, @Nullable Issued issue, @Nullable LocalDate issueFrom) {

        /// `NONE` before the first issue, otherwise the state of the token.
        public String name() {
            return token == null ? "NONE" : token.state().name();
        }

        /// Whether the newest token is in this state.
        public boolean is(TokenState state) {
            return token != null && token.state() == state;
        }
    }

    /// What may be shown of an issue.
    public record Issued(String serviceId, String userId, String mail, Instant mailedAt) {

        static Issued of(Issue issue) {
            return new Issued(issue.serviceId(), issue.userId(), issue.mail(), issue.mailedAt());
        }
    }

    /// What the first page asks for, each entry twice.
    public record Wish(
            String mail, String mailRepeated, Masked activation, Masked activationRepeated) {}

    /// What became of a step.
    public sealed interface Outcome {

        /// It is done.
        record Done() implements Outcome {}

        /// Nothing changed but a try that is used up.
        record Refused(TokenRefusal reason, int triesLeft) implements Outcome {}

        /// The code was not accepted.
        record CodeRefused(CodeRefusal reason, int triesLeft) implements Outcome {}
    }

    @Transactional(readOnly = true)
    public Status status(LoginId login) {
        Optional<Token> newest = newest(login);
        return new Status(
                newest.map(Token::view).orElse(null),
                newest.flatMap(token -> issues.find(token.id())).map(Issued::of).orElse(null),
                newest.flatMap(this::closedUntil).orElse(null));
    }

    private Optional<Token> newest(LoginId login) {
        return sql.ofLogin(login).stream()
                .filter(token -> token.kind() == TokenKind.SOFTWARE)
                .findFirst();
    }

    /// Tomorrow, when the token was released today.
    private Optional<LocalDate> closedUntil(Token token) {
        ZoneId zone = profile.zone();
        LocalDate day = token.since().atZone(zone).toLocalDate();
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        return token.state() == TokenState.RELEASED && !day.isBefore(today)
                ? Optional.of(day.plusDays(1))
                : Optional.empty();
    }

    /// S1: begins an issue and mails the password that goes with it. An issue that was not finished
    /// is given up for it.
    ///
    /// @return why not, field by field; empty when the mail is on its way
    public List<TokenRefusal> request(LoginId login, Wish wish) {
        List<TokenRefusal> against = new ArrayList<>(judge(wish));
        if (!against.isEmpty()) {
            return against;
        }
        return transaction.execute(status -> {
            Optional<TokenRefusal> refusal = clear(login);
            if (refusal.isPresent()) {
                return List.of(refusal.get());
            }
            begin(login, wish);
            return List.of();
        });
    }

    private static List<TokenRefusal> judge(Wish wish) {
        List<TokenRefusal> against = new ArrayList<>();
        if (!MailMessage.isAddress(wish.mail())) {
            against.add(TokenRefusal.TOKEN_MAIL_INVALID);
        } else if (!wish.mail().equals(wish.mailRepeated())) {
            against.add(TokenRefusal.TOKEN_MAILS_DIFFER);
        }
        String password = wish.activation().reveal();
        if (!password.matches("[0-9]{4,8}") || password.chars().distinct().count() == 1) {
            against.add(TokenRefusal.ACTIVATION_PASSWORD_FORM);
        } else if (!password.equals(wish.activationRepeated().reveal())) {
            against.add(TokenRefusal.ACTIVATION_PASSWORDS_DIFFER);
        }
        return against;
    }

    /// Gives up what was not finished; refuses when a token is in use or was released today.
    private Optional<TokenRefusal> clear(LoginId login) {
        if (newest(login).flatMap(this::closedUntil).isPresent()) {
            return Optional.of(TokenRefusal.ISSUE_FROM_TOMORROW);
        }
        for (Token token : live(login)) {
            TokenTrigger trigger =
                    token.state() == TokenState.ISSUED
                            ? TokenTrigger.START_ANEW
                            : TokenTrigger.WITHDRAW;
            if (moves.tryMove(token, trigger, By.customer(login)).isEmpty()) {
                return Optional.of(TokenRefusal.TOKEN_IN_USE);
            }
        }
        return Optional.empty();
    }

    private List<Token> live(LoginId login) {
        return sql.lockLive(List.of(login)).stream()
                .filter(token -> token.kind() == TokenKind.SOFTWARE)
                .toList();
    }

    private void begin(LoginId login, Wish wish) {
        String user = USER_PREFIX + secrets.digits(USER_DIGITS);
        Token token =
                moves.begin(
                        tokens.sealed(
                                        TokenKind.SOFTWARE,
                                        "SW" + user,
                                        FORM,
                                        secrets.bytes(SEED_BYTES),
                                        Token.Make.OWN)
                                .of(login),
                        By.customer(login));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Issue issue =
                new Issue(
                        token.id(),
                        login,
                        SERVICE_PREFIX + profile.bank().code(),
                        user,
                        wish.mail(),
                        now,
                        secrets.nonce(),
                        secrets.activation(token.id(), wish.activation()),
                        0,
                        0,
                        null,
                        now.plus(ISSUE_LIFE));
        if (!issues.insert(issue)) {
            throw new IllegalStateException("a number of eight random digits was taken");
        }
        notices.mailedPassword(
                holders.find(login).orElseThrow(),
                token,
                issue,
                secrets.mailed(token.id(), issue.nonce()));
    }

    /// S3: finishes an issue when both passwords are right.
    public Outcome confirm(LoginId login, Masked confirmationPassword, Masked mailedPassword) {
        if (!status(login).is(TokenState.ISSUE_PENDING)) {
            return refused(TokenRefusal.ISSUE_OVER);
        }
        Optional<Outcome> against = check(login, confirmationPassword);
        return against.orElseGet(
                () -> transaction.execute(status -> finish(login, mailedPassword)));
    }

    private Optional<Outcome> check(LoginId login, Masked confirmationPassword) {
        return switch (holders.confirm(login, confirmationPassword)) {
            case TokenHolders.PasswordCheck.Right() -> Optional.empty();
            case TokenHolders.PasswordCheck.Wrong(int left) ->
                    Optional.of(
                            new Outcome.Refused(TokenRefusal.CONFIRMATION_PASSWORD_WRONG, left));
            case TokenHolders.PasswordCheck.Closed() ->
                    Optional.of(refused(TokenRefusal.CONFIRMATION_PASSWORD_CLOSED));
        };
    }

    private Outcome finish(LoginId login, Masked mailedPassword) {
        Optional<Token> found =
                live(login).stream()
                        .filter(token -> token.state() == TokenState.ISSUE_PENDING)
                        .findFirst();
        if (found.isEmpty()) {
            return refused(TokenRefusal.ISSUE_OVER);
        }
        Token token = found.get();
        Issue issue = issues.find(token.id()).orElseThrow();
        if (!clock.instant().isBefore(issue.expiresAt())) {
            moves.move(token, TokenTrigger.TIME_OUT, By.system());
            return refused(TokenRefusal.ISSUE_OVER);
        }
        if (!secrets.isMailed(issue, mailedPassword)) {
            int left = MAIL_TRIES - issue.mailFailures() - 1;
            issues.update(issue.with(issue.mailFailures() + 1, 0, null));
            if (left <= 0) {
                moves.move(token, TokenTrigger.TIME_OUT, By.system());
                return refused(TokenRefusal.ISSUE_OVER);
            }
            return new Outcome.Refused(TokenRefusal.MAILED_PASSWORD_WRONG, left);
        }
        moves.move(token, TokenTrigger.ISSUE, By.customer(login));
        notices.numbers(holders.find(login).orElseThrow(), token, issue);
        return new Outcome.Done();
    }

    /// S2: gives an issue up that was not finished; otherwise nothing happens.
    @Transactional
    public void withdraw(LoginId login) {
        live(login).stream()
                .filter(token -> token.state() == TokenState.ISSUE_PENDING)
                .forEach(token -> moves.move(token, TokenTrigger.WITHDRAW, By.customer(login)));
    }

    /// S5: starts the use with one right code.
    @Transactional
    public Outcome start(LoginId login, Masked code) {
        Optional<Token> found =
                live(login).stream()
                        .filter(token -> token.state() == TokenState.ISSUED)
                        .findFirst();
        if (found.isEmpty()) {
            return refused(TokenRefusal.NOTHING_TO_START);
        }
        HeldTokens held = tokens.hold(List.of(login));
        CodeOutcome outcome = held.use(held.row(found.get().id()), login, code, clock.instant());
        tokens.store(held);
        Token token = held.row(found.get().id());
        if (outcome instanceof CodeOutcome.Refused(CodeRefusal reason, int left)) {
            if (left == 0) {
                moves.move(token, TokenTrigger.FAIL, By.system());
            }
            return new Outcome.CodeRefused(reason, left);
        }
        moves.move(token, TokenTrigger.START, By.customer(login));
        return new Outcome.Done();
    }

    /// S7: releases the token in use with the confirmation password. One that the bank locked is
    /// unlocked by the bank first.
    public Outcome release(LoginId login, Masked confirmationPassword) {
        Status now = status(login);
        if (now.is(TokenState.LOCKED)) {
            return refused(TokenRefusal.TOKEN_LOCKED_AT_BANK);
        }
        if (!now.is(TokenState.ACTIVE)) {
            return refused(TokenRefusal.NOTHING_TO_RELEASE);
        }
        Optional<Outcome> against = check(login, confirmationPassword);
        return against.orElseGet(() ->
                transaction.execute(status ->
                        live(login).stream()
                                        .filter(t -> t.state() == TokenState.ACTIVE)
                                        .flatMap(t ->
                                                moves
                                                        .tryMove(
                                                                t,
                                                                TokenTrigger.RELEASE,
                                                                By.customer(login))
                                                        .stream())
                                        .findFirst()
                                        .isPresent()
                                ? new Outcome.Done()
                                : refused(TokenRefusal.NOTHING_TO_RELEASE)));
    }

    private static Outcome refused(TokenRefusal reason) {
        return new Outcome.Refused(reason, 0);
    }
}
