package ginko.otp;

import ginko.jobs.RecurringJob;
import ginko.policy.BankProfile;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Ends generators whose printed day has passed, writes to their owners 60, 30 and 7 days before,
/// and gives each a successor from the stock in time, free of charge; a clerk posts it.
@Component
class ExpireTokens implements RecurringJob {

    private static final int MOST = 500;
    private static final List<Integer> DAYS = List.of(60, 30, 7);

    private final StockSql stock;
    private final TokensSql sql;
    private final TokenMoves moves;
    private final TokenNotices notices;
    private final GeneratorDesk desk;
    private final TransactionTemplate transaction;
    private final BankProfile profile;
    private final Clock clock;

    ExpireTokens(
            StockSql stock,
            TokensSql sql,
            TokenMoves moves,
            TokenNotices notices,
            GeneratorDesk desk,
            TransactionTemplate transaction,
            BankProfile profile,
            Clock clock) {
        this.stock = stock;
        this.sql = sql;
        this.moves = moves;
        this.notices = notices;
        this.desk = desk;
        this.transaction = transaction;
        this.profile = profile;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "otp.expire-tokens";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        LocalDate today = clock.instant().atZone(profile.zone()).toLocalDate();
        for (UUID id : sql.expired(today, MOST)) {
            transaction.executeWithoutResult(status -> expire(id, today));
        }
        for (int days : DAYS) {
            for (UUID id : stock.toRemind(today.plusDays(days), days, MOST)) {
                transaction.executeWithoutResult(status -> remind(id, days));
            }
        }
    }

    private void expire(UUID id, LocalDate today) {
        sql.lock(id)
                .filter(token -> {
                    LocalDate last = token.make().validUntil();
                    return last != null && last.isBefore(today);
                })
                .ifPresent(token -> {
                    var unused = moves.tryMove(token, TokenTrigger.EXPIRE, By.system());
                });
    }

    private void remind(UUID id, int days) {
        Optional<Token> found = sql.lock(id);
        if (found.isEmpty() || !stock.remind(id, days, clock.instant())) {
            return;
        }
        Token token = found.get();
        if (token.login() != null && !stock.hasSuccessor(id, token.login())) {
            var unused =
                    desk.allocate(
                            token.login(), new By(TokenActor.SYSTEM, "system", "expiry"), null);
        }
        notices.expiry(token);
    }
}
