package ginko.ledger;

import ginko.database.SchemaOwner;
import ginko.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Gives each month of the journal a partition of its own, ahead of time: at every start before the
/// pages open, and then by a job. The last partition has no end and the first no beginning, so
/// every booking date finds its place even when this was not done for years; see
/// `docs/adr/0017-journal-by-month.md`.
@Component
class JournalMonths implements RecurringJob, SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(JournalMonths.class);

    private static final List<String> TABLES = List.of("entry", "posting");

    /// So many months ahead must be there, and so many are made when they are not: each making
    /// stops payments for a moment, so it is rare.
    private static final int AHEAD_MIN = 3;

    private static final int AHEAD_MADE = 6;

    /// An empty journal gets months of the past year too, for history that is brought along.
    private static final int PAST_MONTHS = 12;

    private final SchemaOwner owner;
    private final Clock clock;

    JournalMonths(SchemaOwner owner, Clock clock) {
        this.owner = owner;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "ledger.make-months";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        owner.inTransaction(MonthsSql::new, this::makeAhead);
    }

    /// Payments work without it, so a busy database does not keep the bank closed.
    @Override
    public void afterSingletonsInstantiated() {
        try {
            run();
        } catch (DataAccessException later) {
            log.warn("months of the journal are made later cause={}", later.toString());
        }
    }

    private void makeAhead(MonthsSql sql) {
        YearMonth now = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        if (reachesBeyond(sql, now.plusMonths(AHEAD_MIN))) {
            return;
        }
        sql.lockBook();
        if (reachesBeyond(sql, now.plusMonths(AHEAD_MIN))) {
            return;
        }
        MonthRange open = open(sql, TABLES.getFirst());
        Optional<YearMonth> booked = sql.lastBooking(open.table()).map(YearMonth::from);
        YearMonth first = firstToMake(open, booked, now);
        YearMonth end = max(now.plusMonths(AHEAD_MADE + 1), first);
        for (String table : TABLES) {
            cut(sql, table, booked.isPresent(), first, end);
        }
        log.info("months of the journal made from={} until={}", first, end);
    }

    /// Whether the open partition begins after the month.
    private static boolean reachesBeyond(MonthsSql sql, YearMonth month) {
        LocalDate from = open(sql, TABLES.getFirst()).from();
        return from != null && from.isAfter(month.atEndOfMonth());
    }

    private static MonthRange open(MonthsSql sql, String table) {
        MonthRange last = sql.ranges(table).getLast();
        if (!last.isOpen()) {
            throw new IllegalStateException("the partition " + last.table() + " has an end");
        }
        return last;
    }

    private static YearMonth firstToMake(
            MonthRange open, Optional<YearMonth> booked, YearMonth now) {
        LocalDate from = open.from();
        return booked.map(month -> max(month, now).plusMonths(1))
                .orElseGet(
                        () -> from == null ? now.minusMonths(PAST_MONTHS) : YearMonth.from(from));
    }

    /// Ends the open partition and begins a new one after the months. An open partition that holds
    /// rows keeps them and covers them from now on: nothing is copied.
    private static void cut(
            MonthsSql sql, String table, boolean keepsRows, YearMonth first, YearMonth end) {
        MonthRange open = open(sql, table);
        LocalDate from = open.from();
        String later = table + "_later";
        sql.detach(table, open.table());
        boolean keeps = keepsRows || from == null;
        if (keeps) {
            String name = nameOf(table, from);
            if (!name.equals(open.table())) {
                sql.rename(open.table(), name);
            }
            sql.attach(table, name, from, first.atDay(1));
        }
        for (YearMonth month = first; month.isBefore(end); month = month.plusMonths(1)) {
            sql.create(
                    table,
                    "%s_%d_%02d".formatted(table, month.getYear(), month.getMonthValue()),
                    month.atDay(1),
                    month.plusMonths(1).atDay(1));
        }
        if (keeps) {
            sql.create(table, later, end.atDay(1), null);
        } else {
            sql.attach(table, later, end.atDay(1), null);
        }
    }

    private static String nameOf(String table, @Nullable LocalDate from) {
        return from == null
                ? table + "_before"
                : "%s_from_%d_%02d".formatted(table, from.getYear(), from.getMonthValue());
    }

    private static YearMonth max(YearMonth one, YearMonth other) {
        return one.isAfter(other) ? one : other;
    }
}
