package ginko.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.bills.SettlementFile;
import ginko.database.DatabaseAccess;
import ginko.demo.simulators.CardSwitchSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Compares what a bank has noted of payments by card with the switch's own book and its files of
/// the days: what is paid here stands there, once and with its amount; what is not was undone or
/// never charged; and the companies have exactly what stands.
final class SwitchBookCheck {

    private static final Path FIGURES = Path.of("target", "chaos", "bills.txt");

    private final JdbcClient jdbc;
    private final DatabaseAccess database;
    private final CardSwitchSimulator cards;

    private record Payment(
            String bill, String state, @Nullable String reference, long amount, boolean settled) {}

    SwitchBookCheck(JdbcClient jdbc, DatabaseAccess database, CardSwitchSimulator cards) {
        this.jdbc = jdbc;
        this.database = database;
        this.cards = cards;
    }

    /// All payments of baskets that somebody paid.
    private List<Payment> payments() {
        return jdbc.sql(
                        """
                        select bill_id || ' ' || pay_id as bill, state, reference, amount_minor,
                               settled_at is not null as settled
                          from bills.payment
                          join bills.basket on basket.id = payment.basket_id
                         where basket.progress = 'STARTED'
                        """)
                .query((row, number) ->
                        new Payment(
                                row.getString("bill"),
                                row.getString("state"),
                                row.getString("reference"),
                                row.getLong("amount_minor"),
                                row.getBoolean("settled")))
                .list();
    }

    /// Nothing is open, and the companies have their money.
    boolean isDecided() {
        return payments().stream()
                .allMatch(payment ->
                        switch (payment.state()) {
                            case "NEW", "SENT", "UNKNOWN" -> false;
                            case "PAID" -> payment.settled();
                            default -> true;
                        });
    }

    String states() {
        Map<String, Integer> counts = new TreeMap<>();
        payments().forEach(payment -> counts.merge(payment.state(), 1, Integer::sum));
        return counts.toString();
    }

    void check(int bills) {
        Map<String, CardSwitchSimulator.Entry> book = cards.book();
        Map<String, Long> paid = new HashMap<>();
        Set<String> paidBills = new HashSet<>();
        Set<String> references = new HashSet<>();
        for (Payment payment : payments()) {
            if (payment.reference() != null) {
                assertThat(references.add(payment.reference())).isTrue();
            }
            if (payment.state().equals("PAID")) {
                assertThat(paidBills.add(payment.bill())).as("paid twice").isTrue();
                paid.put(String.valueOf(payment.reference()), payment.amount());
            }
        }
        assertThat(paid.size()).isBetween(bills / 2, bills);
        Map<String, Long> standing = new HashMap<>();
        book.forEach((reference, entry) -> {
            assertThat(entry.requests()).as("asked once for %s", reference).isEqualTo(1);
            if (entry.charged() && !entry.reversed()) {
                standing.put(reference, entry.amountMinor());
            }
        });
        assertThat(references).containsAll(book.keySet());
        assertThat(paid).isEqualTo(standing);
        assertThat(fromFiles(book)).isEqualTo(standing);
        long sum = standing.values().stream().mapToLong(Long::longValue).sum();
        assertThat(booked()).isEqualTo(sum);
        Faults faults = new Faults();
        new LedgerCheck(History.read(database), faults).check();
        assertThat(faults.found()).isEmpty();
    }

    /// What stands by the files of the days, as a member of staff enters them.
    private Map<String, Long> fromFiles(Map<String, CardSwitchSimulator.Entry> book) {
        Map<String, Long> standing = new HashMap<>();
        Set<String> days = new HashSet<>();
        book.values().forEach(entry -> days.add(entry.day()));
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        for (LocalDate day : List.of(today.minusDays(1), today, today.plusDays(1))) {
            if (days.remove("%02d%02d".formatted(day.getMonthValue(), day.getDayOfMonth()))
                    && SettlementFile.read(cards.settlementFile(day))
                            instanceof SettlementFile.Reading.Read(SettlementFile file)) {
                file.lines().stream()
                        .filter(SettlementFile.Line::stands)
                        .forEach(line -> standing.put(line.reference(), line.amountRials()));
            }
        }
        assertThat(days).isEmpty();
        return standing;
    }

    /// What the companies have, which is what the card network owes.
    private long booked() {
        Map<String, Long> sums = new HashMap<>();
        jdbc.sql(
                        """
                        select settlement_account.name = 'CARDS' as cards,
                               sum(posting.amount_minor) as amount
                          from bills.settlement_account
                          join ledger.posting
                            on posting.account_id = settlement_account.account_id
                         group by 1
                        """)
                .query((row, number) ->
                        sums.put(
                                row.getBoolean("cards") ? "cards" : "companies",
                                row.getLong("amount")))
                .list();
        assertThat(sums).containsEntry("cards", -sums.getOrDefault("companies", 0L));
        return sums.getOrDefault("companies", 0L);
    }

    /// Writes one line of figures into `target/chaos/bills.txt`.
    void write(int kills, Duration paying, Duration deciding) throws IOException {
        Files.createDirectories(FIGURES.getParent());
        Files.writeString(
                FIGURES,
                String.format(
                        Locale.ROOT,
                        "kills=%d payments=%s asked of the switch=%d, paying %.1f s, decided %.1f s"
                                + " later%n",
                        kills,
                        states(),
                        cards.book().size(),
                        paying.toMillis() / 1000.0,
                        deciding.toMillis() / 1000.0));
    }
}
