package ginko.otp;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.CustomerId;
import ginko.kernel.LoginId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// One generator for several users of a contract (seed 001). It stays one row with one last step
/// and one count of wrong codes: a code that one user has used is used for all, a lock and a report
/// of loss stop it for all.
@Service
public class TokenShares {

    private final TokensSql sql;
    private final SharesSql shares;
    private final TokenHolders holders;
    private final TokenNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    TokenShares(
            TokensSql sql,
            SharesSql shares,
            TokenHolders holders,
            TokenNotices notices,
            AuditTrail audit,
            Clock clock) {
        this.sql = sql;
        this.shares = shares;
        this.holders = holders;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /// Puts a generator that is in use into the hands of another user of the same contract, who has
    /// none. All its users are told.
    ///
    /// @return why not; empty when it is done
    @Transactional
    public Optional<GeneratorRefusal> add(UUID token, LoginId user, By by) {
        Optional<Token> held =
                sql.lock(token)
                        .filter(one -> one.kind() == TokenKind.HARDWARE)
                        .filter(one -> one.state() == TokenState.ACTIVE)
                        .filter(one -> !one.isOf(user) && isOfOneContract(one, user));
        boolean hasOwn =
                sql.lockLive(List.of(user)).stream()
                        .anyMatch(one -> one.kind() == TokenKind.HARDWARE);
        if (held.isEmpty() || hasOwn) {
            return Optional.of(GeneratorRefusal.SHARE_IMPOSSIBLE);
        }
        shares.put(token, user, clock.instant().truncatedTo(ChronoUnit.MICROS));
        record("TOKEN_SHARED", held.get(), user, by);
        notices.shared(sql.find(token).orElseThrow());
        return Optional.empty();
    }

    private boolean isOfOneContract(Token token, LoginId user) {
        Optional<CustomerId> customer = holders.find(user).map(TokenHolder::customer);
        return token.login() != null
                && customer.isPresent()
                && customer.equals(holders.find(token.login()).map(TokenHolder::customer));
    }

    /// Takes a generator out of the hands of a further user; its owner keeps it.
    ///
    /// @return false when he does not share it
    @Transactional
    public boolean end(UUID token, LoginId user, By by) {
        Optional<Token> held = sql.lock(token);
        if (held.isEmpty() || !shares.delete(token, user)) {
            return false;
        }
        record("TOKEN_SHARE_ENDED", held.get(), user, by);
        notices.shareEnded(held.get(), user);
        return true;
    }

    private void record(String kind, Token token, LoginId user, By by) {
        audit.record(
                AuditEvent.of(kind, by.name(), "token", token.id())
                        .with("serial", token.serial())
                        .with("login", user.toString())
                        .with("note", by.note()));
    }
}
