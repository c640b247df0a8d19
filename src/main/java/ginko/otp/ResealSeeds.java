package ginko.otp;

import ginko.jobs.RecurringJob;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Seals with the key in use what another key sealed, a few rows at a time, while the bank works.
/// When it finds nothing more, older keys may be taken out of the ring.
@Component
class ResealSeeds implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(ResealSeeds.class);
    private static final int ROWS = 200;

    private final ResealSeedsSql sql;
    private final TokenSeeds seeds;
    private final TransactionTemplate transaction;

    ResealSeeds(ResealSeedsSql sql, TokenSeeds seeds, TransactionTemplate transaction) {
        this.sql = sql;
        this.seeds = seeds;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "otp.reseal-seeds";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        Optional<byte[]> mark = seeds.mark();
        if (mark.isEmpty()) {
            return;
        }
        int done = 0;
        Integer batch;
        do {
            batch = transaction.execute(status -> reseal(mark.get()));
            done += batch == null ? 0 : batch;
        } while (batch != null && batch == ROWS);
        if (done > 0) {
            log.info("seeds sealed anew, count={}", done);
        }
    }

    private int reseal(byte[] mark) {
        List<ResealSeedsSql.Row> rows = sql.lockOther(mark, ROWS);
        for (ResealSeedsSql.Row row : rows) {
            byte[] seed = seeds.open(row.sealed(), row.nonce(), row.name());
            byte[] nonce = seeds.nonce();
            sql.update(row.id(), nonce, seeds.seal(seed, nonce, row.name()));
        }
        return rows.size();
    }
}
