package ginko.otp;

import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a customer does with his generator: start it with two codes, set its clock right, report it
/// lost at any hour.
@Service
public class Generators {

    private final TokensSql sql;
    private final Tokens tokens;
    private final TokenMoves moves;
    private final SharesSql shares;
    private final Clock clock;

    Generators(TokensSql sql, Tokens tokens, TokenMoves moves, SharesSql shares, Clock clock) {
        this.sql = sql;
        this.tokens = tokens;
        this.moves = moves;
        this.shares = shares;
        this.clock = clock;
    }

    /// Generators in the hands of the login that are not at an end, the newest first.
    @Transactional(readOnly = true)
    public List<TokenView> ofLogin(LoginId login) {
        return sql.ofLogin(login).stream()
                .filter(token -> token.kind() == TokenKind.HARDWARE && !token.state().isFinal())
                .map(Token::view)
                .toList();
    }

    /// Two codes that follow one another.
    public record Codes(Masked first, Masked second) {}

    /// H4 and the setting of the clock: two codes in a row of the generator with this serial. One
    /// that was dispatched is in use from now on, and what it replaces has ended. Only its owner
    /// starts one; who shares it can set its clock.
    ///
    /// @return why not; empty when it is done
    @Transactional
    public Optional<GeneratorRefusal> start(LoginId login, String serial, Codes codes) {
        HeldTokens held = tokens.hold(List.of(login));
        List<Token> own =
                sql.lockLive(List.of(login)).stream()
                        .filter(token -> token.kind() == TokenKind.HARDWARE)
                        .toList();
        Optional<Token> found =
                own.stream()
                        .filter(token -> token.serial().equalsIgnoreCase(serial.strip()))
                        .filter(token ->
                                token.state() == TokenState.DISPATCHED
                                                && login.equals(token.login())
                                        || token.state() == TokenState.ACTIVE)
                        .findFirst();
        if (found.isEmpty()) {
            return Optional.of(GeneratorRefusal.GENERATOR_UNKNOWN);
        }
        Token token = found.get();
        boolean isRight =
                token.failures() < Token.FAILURES_MAX
                        && held.resynchronise(token, login, codes, clock.instant());
        tokens.store(held);
        if (!isRight) {
            return Optional.of(GeneratorRefusal.GENERATOR_CODES_WRONG);
        }
        if (token.state() == TokenState.DISPATCHED) {
            own.stream()
                    .filter(old -> !old.id().equals(token.id()))
                    .forEach(old -> end(old, login));
            shares.follow(login, token.id());
            moves.move(sql.lock(token.id()).orElseThrow(), TokenTrigger.START, By.customer(login));
        }
        return Optional.empty();
    }

    /// Who shared another one's generator leaves it to him.
    private void end(Token old, LoginId login) {
        if (login.equals(old.login())) {
            var unused = moves.tryMove(old, TokenTrigger.REPLACE, By.system());
        } else {
            var unused = shares.delete(old.id(), login);
        }
    }

    /// H7: the customer reports his generator lost; it is stopped at once, for all its users.
    ///
    /// @return false when he has none that could be stopped
    @Transactional
    public boolean reportLost(LoginId login) {
        boolean stopped = false;
        for (Token token : sql.lockLive(List.of(login))) {
            if (token.kind() == TokenKind.HARDWARE) {
                stopped |=
                        moves.tryMove(token, TokenTrigger.REPORT_LOST, By.customer(login))
                                .isPresent();
            }
        }
        return stopped;
    }
}
