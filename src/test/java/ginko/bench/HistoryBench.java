package ginko.bench;

import ginko.database.DatabaseAccess;
import ginko.kernel.AccountId;
import ginko.kernel.Fingerprint;
import ginko.kernel.Ids;
import ginko.kernel.Page;
import ginko.ledger.Balances;
import ginko.ledger.EntryKind;
import ginko.ledger.Journal;
import ginko.ledger.Leg;
import ginko.ledger.PostOutcome;
import ginko.ledger.PostRequest;
import ginko.ledger.RequestKey;
import ginko.ledger.StatementCursor;
import ginko.ledger.StatementLine;
import ginko.ledger.StatementQuery;
import ginko.ledger.TextCode;
import ginko.testing.RunningBank;
import ginko.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/// Medians of what is read and posted on a journal of ten thousand and of ten million postings, by
/// the beans and over the pool of the running program. `main` prints them side by side; with the
/// argument `small` only the small journal.
public final class HistoryBench {

    private static final int WARM = 200;
    private static final int TIMES = 500;
    private static final int PAGE = 50;
    private static final UUID CLIENT = UUID.fromString("019ab000-0000-7000-8000-00000000be0d");

    private final ConfigurableApplicationContext bank;
    private final HistoryLoader.Loaded history;
    private final Balances balances;
    private final SplittableRandom random = new SplittableRandom(42);
    private final Map<String, Long> medians = new LinkedHashMap<>();

    private HistoryBench(ConfigurableApplicationContext bank, HistoryLoader.Loaded history) {
        this.bank = bank;
        this.history = history;
        this.balances = bank.getBean(Balances.class);
    }

    public static void main(String[] args) {
        boolean onlySmall = args.length > 0 && args[0].equals("small");
        Map<String, Long> small = measure(HistoryLoader.Plan::small);
        Map<String, Long> large = onlySmall ? small : measure(HistoryLoader.Plan::large);
        System.out.printf("%n%-44s %10s %10s %6s%n", "median, us", "10 k", "10 M", "ratio");
        small.forEach((what, us) -> {
            long other = Objects.requireNonNull(large.get(what));
            System.out.printf(
                    "%-44s %10d %10d %6s%n",
                    what, us, other, us == 0 ? "" : "%.2f".formatted((double) other / us));
        });
        System.exit(0);
    }

    @FunctionalInterface
    private interface Plans {
        HistoryLoader.Plan of(LocalDate last);
    }

    private static Map<String, Long> measure(Plans plans) {
        DatabaseAccess access = TestDatabase.createAccess();
        try (ConfigurableApplicationContext bank =
                RunningBank.start(
                        access,
                        "--ginko.demo=false",
                        "--ginko.simulators=true",
                        "--ginko.jobs.enabled=false",
                        "--ginko.profile=demo")) {
            LocalDate today = LocalDate.now(bank.getBean(Clock.class));
            HistoryLoader.Loaded history =
                    HistoryLoader.load(
                            new DriverManagerDataSource(
                                    access.url(),
                                    access.owner().user(),
                                    access.owner().password().reveal()),
                            plans.of(today.minusDays(1)));
            return new HistoryBench(bank, history).run(today);
        }
    }

    private Map<String, Long> run(LocalDate today) {
        LocalDate first = history.plan().first();
        LocalDate last = history.plan().last();
        median(
                "balance of a past day",
                () -> balances.bookedAt(any(), first.plusDays(random.nextInt(365))));
        median(
                "balance of a past day, busy account",
                () -> balances.bookedAt(history.hot(), first.plusDays(random.nextInt(365))));
        median("statement page, newest", () -> page(any(), first, last, null));
        median(
                "statement page, newest, busy account",
                () -> page(history.hot(), first, last, null));
        median(
                "statement page, anywhere, busy account",
                () ->
                        page(
                                history.hot(),
                                first,
                                last,
                                new StatementCursor(
                                        first.plusDays(random.nextInt(365)), Long.MAX_VALUE)));
        median("totals of 30 days", () -> balances.totals(any(), last.minusDays(29), last));
        median(
                "search of a year, nothing fits",
                () ->
                        balances.statement(
                                StatementQuery.of(any(), first, last, PAGE)
                                        .containing("no such words")));
        median(
                "entry by its id",
                () ->
                        balances.entry(
                                balances.statement(StatementQuery.of(any(), first, last, 1))
                                        .items()
                                        .getFirst()
                                        .entryId()));
        median("payment, alone", () -> post(today, 1));
        median("payments, batch of 100, each", () -> post(today, 100), 100);
        count(
                "totals of 30 days, busy account, lines",
                balances.totals(history.hot(), last.minusDays(29), last).lines());
        few(
                "totals of 30 days, busy account",
                () -> balances.totals(history.hot(), last.minusDays(29), last));
        few(
                "search, nothing fits, busy account",
                () ->
                        balances.statement(
                                StatementQuery.of(history.hot(), first, last, PAGE)
                                        .containing("no such words")));
        JdbcClient jdbc = bank.getBean(JdbcClient.class);
        count(
                "disk of entries and postings, bytes an entry",
                jdbc.sql(
                                        """
                                        select sum(pg_total_relation_size(inhrelid))::bigint
                                          from pg_inherits
                                         where inhparent in ('ledger.entry'::regclass,
                                                             'ledger.posting'::regclass)
                                        """)
                                .query(Long.class)
                                .single()
                        / history.entries());
        plan(
                "balance of a past day",
                "uuid, date",
                """
                select balance_after_minor
                  from ledger.posting
                 where account_id = $1
                   and booking_date <= $2
                 order by booking_date desc, account_seq desc
                 limit 1
                """,
                "'%s', '%s'".formatted(history.hot(), first.plusDays(200)));
        plan(
                "page of a year",
                "uuid, date, date, bigint",
                """
                select p.account_seq, e.entry_id
                  from (select *
                          from ledger.posting
                         where account_id = $1
                           and booking_date between $2 and $3
                           and (booking_date, account_seq) < ($3, $4)
                         order by booking_date desc, account_seq desc
                         limit 51) p
                  join ledger.entry e
                    on e.booking_date = p.booking_date
                   and e.booking_date between $2 and $3
                   and e.book_seq = p.book_seq
                 order by p.booking_date desc, p.account_seq desc
                """,
                "'%s', '%s', '%s', %d"
                        .formatted(history.hot(), first, first.plusDays(200), Long.MAX_VALUE));
        return medians;
    }

    /// Prints the plan that a long-lived connection uses whatever the values are.
    private void plan(String what, String types, String sql, String values) {
        System.out.println("plan: " + what);
        try (Connection connection = bank.getBean(DataSource.class).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set plan_cache_mode = force_generic_plan");
            statement.execute("prepare shown(%s) as %s".formatted(types, sql));
            try (ResultSet lines =
                    statement.executeQuery(
                            "explain (analyze, buffers, costs off, timing off) execute shown(%s)"
                                    .formatted(values))) {
                while (lines.next()) {
                    System.out.println("  " + lines.getString(1));
                }
            }
            statement.execute("deallocate shown");
            statement.execute("reset plan_cache_mode");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private AccountId any() {
        return history.quiet(random.nextInt(1_000_000));
    }

    private Page<StatementLine> page(
            AccountId account, LocalDate from, LocalDate to, @Nullable StatementCursor after) {
        StatementQuery query = StatementQuery.of(account, from, to, PAGE);
        Page<StatementLine> page = balances.statement(after == null ? query : query.after(after));
        if (page.items().isEmpty()) {
            throw new IllegalStateException("an empty page");
        }
        return page;
    }

    private List<PostOutcome> post(LocalDate today, int count) {
        List<PostRequest> requests = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            UUID key = Ids.next();
            requests.add(
                    PostRequest.of(
                            new RequestKey(CLIENT, key),
                            Fingerprint.of(key.toString()),
                            EntryKind.TRANSFER_INTERNAL,
                            "Lunch",
                            List.of(
                                    Leg.of(history.hot(), -1, TextCode.PRINCIPAL),
                                    Leg.of(any(), 1, TextCode.PRINCIPAL))));
        }
        List<PostOutcome> outcomes =
                Objects.requireNonNull(
                        bank.getBean(TransactionTemplate.class)
                                .execute(_ -> bank.getBean(Journal.class).post(today, requests)));
        if (!outcomes.stream().allMatch(PostOutcome::isDone)) {
            throw new IllegalStateException("not posted: " + outcomes);
        }
        return outcomes;
    }

    private void median(String what, Supplier<?> act) {
        median(what, act, 1);
    }

    private void median(String what, Supplier<?> act, int parts) {
        medians.put(what, medianOf(act, parts == 1 ? WARM : 30, parts == 1 ? TIMES : 60) / parts);
    }

    private void few(String what, Supplier<?> act) {
        medians.put(what, medianOf(act, 3, 11));
    }

    private void count(String what, long number) {
        medians.put(what, number);
    }

    private static void keep(Object answer) {
        if (answer.equals(Boolean.FALSE)) {
            throw new IllegalStateException("no answer");
        }
    }

    /// In microseconds.
    private static long medianOf(Supplier<?> act, int warm, int times) {
        for (int i = 0; i < warm; i++) {
            keep(act.get());
        }
        long[] took = new long[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            keep(act.get());
            took[i] = System.nanoTime() - start;
        }
        Arrays.sort(took);
        return took[times / 2] / 1_000;
    }
}
