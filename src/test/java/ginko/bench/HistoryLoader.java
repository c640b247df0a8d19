package ginko.bench;

import ginko.kernel.AccountId;
import ginko.ledger.EntryKind;
import ginko.ledger.JournalText;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/// Fills an empty journal with the history of many accounts by COPY: the same rows for the same
/// seed, sound to the last hash. Accounts get money on the first day and then pay each other,
/// evenly over the days. Loads about as fast as the server writes; needs the owner of the schemas,
/// because it ends with `vacuum analyze`. Months should have been made before, as every start of
/// the program does; rows outside go to the first or last partition.
public final class HistoryLoader {

    private static final UUID CLIENT = UUID.fromString("019ab000-0000-7000-8000-00000000be0c");
    private static final String CURRENCY = "EUR";
    private static final int BLOCK_ENTRIES = 200;
    private static final int CHUNK_ENTRIES = 20_000;
    private static final long OPENING_MINOR = 10_000_000;
    private static final int AMOUNT_MAX = 5_000;
    private static final int ANSWERS_KEPT_DAYS = 35;
    private static final String[] WORDS = {
        "Groceries", "Rent", "Salary", "Electricity", "Train", "Books", "Lunch", "Repair", "Gift"
    };

    /// What to load: `postings` in all, of which `hotPostings` on one account, over the booking
    /// dates `first` to `last`, both included.
    public record Plan(
            long seed,
            int accounts,
            long postings,
            long hotPostings,
            LocalDate first,
            LocalDate last) {

        public Plan {
            if (accounts < 3 || postings < 4L * accounts || hotPostings > postings / 2) {
                throw new IllegalArgumentException("too few postings for these accounts");
            }
        }

        /// Ten million postings of 100,000 accounts in the year up to `last`, a million of them on
        /// one account.
        public static Plan large(LocalDate last) {
            return new Plan(20_261_122, 100_000, 10_000_000, 1_000_000, last.minusDays(364), last);
        }

        /// Ten thousand postings of 100 accounts in the same year, a thousand of them on one.
        public static Plan small(LocalDate last) {
            return new Plan(20_261_122, 100, 10_000, 1_000, last.minusDays(364), last);
        }
    }

    /// What was loaded. `bank` is the account of the bank from which all got their money, `hot` the
    /// busy one, `accounts` all others.
    public record Loaded(
            Plan plan,
            AccountId bank,
            AccountId hot,
            List<AccountId> accounts,
            long entries,
            Duration took) {

        /// An account like most others.
        public AccountId quiet(int n) {
            return accounts.get(Math.floorMod(n * 7_919, accounts.size()));
        }
    }

    private final DataSource owner;
    private final Plan plan;
    private final SplittableRandom random;
    private final UUID[] ids;
    private final long[] balances;
    private final long[] seqs;
    private final String[] narrativeHashes = new String[WORDS.length];
    private final long days;
    private long seq;
    private long blocks;
    private String head = JournalText.GENESIS;
    private final List<String> sealed = new ArrayList<>();
    private LocalDate sealing;

    private HistoryLoader(DataSource owner, Plan plan) {
        this.owner = owner;
        this.plan = plan;
        this.random = new SplittableRandom(plan.seed());
        this.ids = new UUID[plan.accounts() + 2];
        this.balances = new long[ids.length];
        this.seqs = new long[ids.length];
        this.days = ChronoUnit.DAYS.between(plan.first(), plan.last()) + 1;
        this.sealing = plan.first();
        for (int i = 0; i < WORDS.length; i++) {
            narrativeHashes[i] = JournalText.sha256(WORDS[i]);
        }
    }

    /// Loads the history and prints what it did.
    ///
    /// @param owner logs in as the owner of the schemas; two connections are used at a time
    /// @throws IllegalStateException when the journal is not empty
    public static Loaded load(DataSource owner, Plan plan) {
        long start = System.nanoTime();
        HistoryLoader loader = new HistoryLoader(owner, plan);
        try {
            loader.run();
        } catch (SQLException | ExecutionException e) {
            throw new IllegalStateException("the history was not loaded", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the history was not loaded", e);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        List<AccountId> accounts = new ArrayList<>(plan.accounts());
        for (int i = 2; i < loader.ids.length; i++) {
            accounts.add(new AccountId(loader.ids[i]));
        }
        System.out.printf(
                "history: seed %d, %d accounts, %d entries, %d postings, %s to %s, in %.1f s%n",
                plan.seed(),
                plan.accounts(),
                loader.seq,
                2 * loader.seq,
                plan.first(),
                plan.last(),
                took.toMillis() / 1_000.0);
        return new Loaded(
                plan,
                new AccountId(loader.ids[0]),
                new AccountId(loader.ids[1]),
                accounts,
                loader.seq,
                took);
    }

    private void run() throws SQLException, ExecutionException, InterruptedException {
        requireEmpty();
        long opened = plan.first().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        for (int i = 0; i < ids.length; i++) {
            ids[i] = id(opened - ids.length + i, i);
        }
        try (ExecutorService writers = Executors.newFixedThreadPool(2);
                Connection entries = owner.getConnection();
                Connection postings = owner.getConnection()) {
            List<Future<?>> writing = List.of();
            long total = plan.postings() / 2;
            while (seq < total) {
                Chunk chunk = chunk(Math.min(total, seq + CHUNK_ENTRIES), total);
                for (Future<?> one : writing) {
                    one.get();
                }
                writing =
                        List.of(
                                writers.submit(() -> copyHeaders(entries, chunk)),
                                writers.submit(() -> copyLines(postings, chunk)));
            }
            for (Future<?> one : writing) {
                one.get();
            }
            copy(entries, "ledger.account", accountRows());
            finish(entries);
        }
    }

    private void requireEmpty() throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet book =
                        statement.executeQuery("select last_seq from ledger.book where id = 1")) {
            if (!book.next() || book.getLong(1) != 0) {
                throw new IllegalStateException("history is loaded into an empty journal only");
            }
        }
    }

    private record Chunk(
            StringBuilder entries,
            StringBuilder postings,
            StringBuilder answers,
            StringBuilder blocks) {}

    private Chunk chunk(long until, long total) {
        Chunk chunk =
                new Chunk(
                        new StringBuilder(CHUNK_ENTRIES * 420),
                        new StringBuilder(CHUNK_ENTRIES * 260),
                        new StringBuilder(),
                        new StringBuilder());
        long funding = ids.length - 1L;
        while (seq < until) {
            long n = seq;
            LocalDate day = plan.first().plusDays(n * days / total);
            if (!sealed.isEmpty() && (sealed.size() == BLOCK_ENTRIES || !day.equals(sealing))) {
                seal(chunk);
            }
            sealing = day;
            if (n < funding) {
                entry(chunk, 0, (int) n + 1, OPENING_MINOR);
            } else {
                long due = plan.hotPostings() * (n - funding + 1) / (total - funding);
                int to = seqs[1] < due ? 1 : 2 + random.nextInt(plan.accounts());
                long amount = 1L + random.nextInt(AMOUNT_MAX);
                entry(chunk, payer(to, amount), to, amount);
            }
        }
        if (until == total) {
            seal(chunk);
        }
        return chunk;
    }

    private int payer(int to, long amount) {
        int from;
        do {
            from = 2 + random.nextInt(plan.accounts());
        } while (from == to || balances[from] < amount);
        return from;
    }

    private void entry(Chunk chunk, int from, int to, long amount) {
        seq++;
        long micros =
                (sealing.atTime(8, 0).toEpochSecond(ZoneOffset.UTC) * 1_000_000) + seq % 1_000_000;
        UUID id = id(micros / 1_000, seq);
        UUID key = id(micros / 1_000, -seq);
        int word = (int) (seq % WORDS.length);
        EntryKind kind = from == 0 ? EntryKind.CASH_IN : EntryKind.TRANSFER_INTERNAL;
        List<JournalText.Line> lines = List.of(line(1, from, -amount), line(2, to, amount));
        String hash =
                JournalText.entryHash(
                        new JournalText.Entry(
                                seq, id, kind, sealing, micros, CLIENT, key, narrativeHashes[word]),
                        CURRENCY,
                        lines);
        sealed.add(hash);
        String at = timestamp(micros);
        row(
                chunk.entries(),
                seq,
                id,
                kind,
                CLIENT,
                key,
                sealing,
                sealing,
                at,
                "\\N",
                "\\N",
                WORDS[word],
                "\\\\x" + narrativeHashes[word],
                "\\\\x" + hash);
        for (JournalText.Line line : lines) {
            row(
                    chunk.postings(),
                    line.account(),
                    sealing,
                    line.accountSeq(),
                    seq,
                    line.line(),
                    line.amountMinor(),
                    line.balanceAfterMinor(),
                    sealing,
                    "PRINCIPAL",
                    "NORMAL");
        }
        if (sealing.isAfter(plan.last().minusDays(ANSWERS_KEPT_DAYS))) {
            row(
                    chunk.answers(),
                    CLIENT,
                    key,
                    "\\\\x" + hash,
                    "POSTED",
                    "\\N",
                    "\\N",
                    id,
                    seq,
                    sealing,
                    at);
        }
    }

    private JournalText.Line line(int number, int account, long amount) {
        balances[account] += amount;
        return new JournalText.Line(
                number, ids[account], ++seqs[account], amount, balances[account]);
    }

    private void seal(Chunk chunk) {
        String hash = JournalText.blockHash(head, sealed);
        blocks++;
        row(
                chunk.blocks(),
                blocks,
                seq - sealed.size() + 1,
                seq,
                "\\\\x" + head,
                "\\\\x" + hash,
                sealing + " 08:00:00+00");
        head = hash;
        sealed.clear();
    }

    private StringBuilder accountRows() {
        StringBuilder rows = new StringBuilder(ids.length * 150);
        for (int i = 0; i < ids.length; i++) {
            row(
                    rows,
                    ids[i],
                    CURRENCY,
                    i == 0 ? "ASSET" : "LIABILITY",
                    balances[i],
                    0,
                    i == 0 ? "-4000000000000000000" : "0",
                    "4000000000000000000",
                    "OPEN",
                    seqs[i],
                    plan.first() + " 00:00:00+00");
        }
        return rows;
    }

    private static void copyHeaders(Connection connection, Chunk chunk) {
        copy(connection, "ledger.entry", chunk.entries());
        copy(connection, "ledger.request", chunk.answers());
        copy(connection, "ledger.block", chunk.blocks());
    }

    private static void copyLines(Connection connection, Chunk chunk) {
        copy(connection, "ledger.posting", chunk.postings());
    }

    private static void copy(Connection connection, String table, CharSequence rows) {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin", new StringReader(rows.toString()));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("cannot copy into " + table, e);
        }
    }

    private void finish(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    update ledger.book
                       set last_seq = %d, last_block = %d, head_hash = decode('%s', 'hex'),
                           business_date = date '%s'
                     where id = 1
                    """
                            .formatted(seq, blocks, head, plan.last()));
            for (String table : List.of("entry", "posting", "account", "request", "block")) {
                statement.execute("vacuum (analyze) ledger." + table);
            }
        }
    }

    private static void row(StringBuilder out, Object... values) {
        for (int i = 0; i < values.length; i++) {
            out.append(values[i]).append(i == values.length - 1 ? '\n' : '\t');
        }
    }

    private static String timestamp(long micros) {
        return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000).toString();
    }

    /// An id as the program makes them: ordered by time, the rest from the number.
    private static UUID id(long millis, long number) {
        long mixed = (number + 1) * 0x9E37_79B9_7F4A_7C15L;
        return new UUID(
                millis << 16 | 0x7000 | (mixed >>> 52),
                (number & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }
}
