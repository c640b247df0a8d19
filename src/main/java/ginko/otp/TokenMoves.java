package ginko.otp;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.Check;
import ginko.kernel.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Moves tokens along the table of transitions and nowhere else. Each move writes the row, the
/// event, the audit record and the notice in the transaction of the caller, who holds the row.
@Component
class TokenMoves {

    private final TokensSql sql;
    private final TokenNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    TokenMoves(TokensSql sql, TokenNotices notices, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /// Stores a new token in the first state of its kind.
    @Transactional(propagation = Propagation.MANDATORY)
    public Token begin(Token token, By by) {
        Transition line = TokenLife.first(token.kind());
        Token first = token.in(line.to(), now());
        sql.insert(first);
        record(null, first, line, by);
        return first;
    }

    /// Moves a token whose state the caller has just seen.
    ///
    /// @throws IllegalStateException when the table does not allow it
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(Token token, TokenTrigger trigger, By by) {
        Check.state(
                tryMove(token, trigger, by).isPresent(),
                trigger + " does nothing in " + token.state());
    }

    /// The moved token; empty when the table does not allow it in this state.
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Token> tryMove(Token token, TokenTrigger trigger, By by) {
        Optional<Transition> line = TokenLife.next(token.kind(), token.state(), trigger);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        Check.state(
                line.get().actors().contains(by.actor()),
                by.actor() + " may not do " + line.get().number());
        Token moved = token.in(line.get().to(), now());
        Check.state(sql.update(moved, token.state()), "the row is held by the caller");
        record(token.state(), moved, line.get(), by);
        return Optional.of(moved);
    }

    private void record(@Nullable TokenState from, Token token, Transition line, By by) {
        String origin = from == null ? "" : from.name();
        sql.record(
                new TokenEvent(
                        Ids.next(),
                        token.id(),
                        line.trigger(),
                        from,
                        token.state(),
                        by.name(),
                        by.note(),
                        token.since()));
        audit.record(
                AuditEvent.of("TOKEN_MOVED", by.name(), "token", token.id())
                        .with("trigger", line.trigger().name())
                        .with("from", origin)
                        .with("to", token.state().name())
                        .with("serial", token.serial()));
        if (line.notice() == Transition.Notice.TOLD) {
            notices.moved(token, line.trigger());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
