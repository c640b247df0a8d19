package ginko.chaos;

import ginko.chaos.History.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// The invariants of a ledger (I1 to I8, I12, I13 and I16), recomputed from the rows with nothing
/// but additions and SHA-256.
final class LedgerCheck {

    private final History history;
    private final Faults faults;
    private final Map<String, Row> accounts = new HashMap<>();
    private final Map<Long, List<Row>> lines = new HashMap<>();

    LedgerCheck(History history, Faults faults) {
        this.history = history;
        this.faults = faults;
        history.accounts().forEach(account -> accounts.put(account.text("account_id"), account));
        history.postings()
                .forEach(posting ->
                        lines.computeIfAbsent(posting.number("book_seq"), any -> new ArrayList<>())
                                .add(posting));
    }

    void check() {
        entriesBalance();
        balancesAreSums();
        holdsAreSums();
        floorsHold();
        chainHolds();
        requestsAndEntriesMatch();
        reversalsMirror();
    }

    private void entriesBalance() {
        Set<Long> numbers = new HashSet<>();
        for (Row entry : history.entries()) {
            long seq = entry.number("book_seq");
            numbers.add(seq);
            List<Row> own = lines.getOrDefault(seq, List.of());
            faults.unless(own.size() >= 2, "I1 an entry has two lines", seq);
            Map<String, Long> sums = new HashMap<>();
            for (int i = 0; i < own.size(); i++) {
                Row line = own.get(i);
                faults.unlessEqual(i + 1L, line.number("line"), "I1 lines are numbered", seq);
                faults.unlessEqual(
                        entry.text("booking_date"),
                        line.text("booking_date"),
                        "I1 lines are booked with their entry",
                        seq);
                sums.merge(
                        currency(line.text("account_id")),
                        line.number("amount_minor"),
                        Math::addExact);
            }
            sums.forEach((currency, sum) ->
                    faults.unlessEqual(0L, sum, "I1 an entry sums to zero in " + currency, seq));
        }
        lines.keySet()
                .forEach(
                        seq -> faults.unless(numbers.contains(seq), "I1 a line has an entry", seq));
    }

    private String currency(String account) {
        Row row = accounts.get(account);
        faults.unless(row != null, "I1 a line has an account", account);
        return row == null ? "?" : row.text("currency");
    }

    private void balancesAreSums() {
        Map<String, List<Row>> byAccount = new HashMap<>();
        for (Row posting : history.postings()) {
            byAccount
                    .computeIfAbsent(posting.text("account_id"), any -> new ArrayList<>())
                    .add(posting);
        }
        Map<String, Long> totals = new TreeMap<>();
        accounts.forEach((id, account) -> {
            List<Row> run = byAccount.getOrDefault(id, List.of());
            long balance = 0;
            long seq = 0;
            String day = "";
            for (Row posting : run) {
                balance = Math.addExact(balance, posting.number("amount_minor"));
                seq++;
                faults.unlessEqual(seq, posting.number("account_seq"), "I3 no gap", id);
                faults.unlessEqual(
                        balance, posting.number("balance_after_minor"), "I3 balance after", id);
                String booked = posting.text("booking_date");
                faults.unless(booked.compareTo(day) >= 0, "I16 dates do not go back", id);
                day = booked;
            }
            faults.unlessEqual(balance, account.number("posted_minor"), "I2 balance", id);
            faults.unlessEqual(seq, account.number("account_seq"), "I2 count", id);
            totals.merge(account.text("currency"), account.number("posted_minor"), Math::addExact);
        });
        totals.forEach((currency, total) ->
                faults.unlessEqual(0L, total, "I4 the books sum to zero", currency));
    }

    private void holdsAreSums() {
        Map<String, Long> kept = new HashMap<>();
        for (Row hold : history.holds()) {
            long rest = hold.number("amount_minor") - hold.number("captured_minor");
            faults.unless(rest >= 0, "I13 no more captured than held", hold.text("hold_id"));
            if (hold.text("state").equals("ACTIVE")) {
                kept.merge(hold.text("account_id"), rest, Math::addExact);
            }
        }
        accounts.forEach((id, account) ->
                faults.unlessEqual(
                        kept.getOrDefault(id, 0L), account.number("held_minor"), "I5 held", id));
    }

    private void floorsHold() {
        Set<String> forced = new HashSet<>();
        history.postings().stream()
                .filter(posting -> posting.text("force").equals("FORCED"))
                .forEach(posting -> forced.add(posting.text("account_id")));
        accounts.forEach((id, account) ->
                faults.unless(
                        forced.contains(id)
                                || account.number("posted_minor") - account.number("held_minor")
                                        >= account.number("floor_minor"),
                        "I6 floor",
                        id));
    }

    private void chainHolds() {
        long seq = 0;
        String day = "";
        int next = 0;
        String head = "0".repeat(64);
        long blocks = 0;
        MessageDigest open = sha256();
        for (Row entry : history.entries()) {
            seq++;
            faults.unlessEqual(seq, entry.number("book_seq"), "I7 positions without gap", seq);
            String hash = hash(entry);
            faults.unlessEqual(entry.text("hash"), hash, "I7 hash of entry", seq);
            faults.unless(
                    entry.text("booking_date").compareTo(day) >= 0,
                    "I16 dates do not go back",
                    seq);
            day = entry.text("booking_date");
            if (next >= history.blocks().size()) {
                faults.unless(false, "I7 a block covers", seq);
                continue;
            }
            Row block = history.blocks().get(next);
            if (block.number("first_seq") == seq) {
                open.update(HexFormat.of().parseHex(head));
            }
            open.update(HexFormat.of().parseHex(hash));
            if (block.number("last_seq") == seq) {
                blocks++;
                next++;
                faults.unlessEqual(blocks, block.number("block_no"), "I7 block number", seq);
                faults.unlessEqual(head, block.text("previous_hash"), "I7 block links", blocks);
                head = HexFormat.of().formatHex(open.digest());
                faults.unlessEqual(head, block.text("hash"), "I7 hash of block", blocks);
            }
        }
        faults.unlessEqual(history.blocks().size(), next, "I7 every block has entries", seq);
        Row book = history.books().getFirst();
        faults.unlessEqual(seq, book.number("last_seq"), "I7 book", "last position");
        faults.unlessEqual(blocks, book.number("last_block"), "I7 book", "last block");
        faults.unlessEqual(head, book.text("head_hash"), "I7 book", "head");
    }

    private String hash(Row entry) {
        long micros =
                ChronoUnit.MICROS.between(
                        java.time.Instant.EPOCH, entry.time("posted_at").toInstant());
        String reverses = entry.textOrNull("reverses");
        StringBuilder text = new StringBuilder();
        text.append(
                String.join(
                        "|",
                        "E1",
                        "1",
                        entry.text("book_seq"),
                        entry.text("entry_id"),
                        entry.text("kind"),
                        entry.text("booking_date"),
                        Long.toString(micros),
                        entry.text("client_id"),
                        entry.text("request_key"),
                        reverses == null ? "-" : reverses,
                        entry.text("narrative_hash")));
        text.append('\n');
        for (Row line : lines.getOrDefault(entry.number("book_seq"), List.of())) {
            text.append(
                    String.join(
                            "|",
                            "P",
                            line.text("line"),
                            line.text("account_id"),
                            line.text("account_seq"),
                            line.text("amount_minor"),
                            currency(line.text("account_id")),
                            line.text("value_date"),
                            line.text("balance_after_minor")));
            text.append('\n');
        }
        return HexFormat.of()
                .formatHex(sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private void requestsAndEntriesMatch() {
        Map<String, String> answered = new HashMap<>();
        for (Row request : history.requests()) {
            if (request.text("outcome").equals("POSTED")) {
                answered.put(key(request), request.text("entry_id"));
            }
        }
        Set<String> entries = new HashSet<>();
        for (Row entry : history.entries()) {
            faults.unless(
                    entries.add(key(entry)), "I8 one entry for a key", entry.text("entry_id"));
            faults.unlessEqual(
                    entry.text("entry_id"),
                    Objects.requireNonNullElse(answered.remove(key(entry)), "none"),
                    "I8 the answer names the entry",
                    key(entry));
        }
        faults.unless(answered.isEmpty(), "I8 every answer has its entry", answered.keySet());
    }

    private static String key(Row row) {
        return row.text("client_id") + " " + row.text("request_key");
    }

    private void reversalsMirror() {
        Map<String, Row> byId = new HashMap<>();
        history.entries().forEach(entry -> byId.put(entry.text("entry_id"), entry));
        Set<String> undone = new HashSet<>();
        for (Row reversal : history.reversals()) {
            String original = reversal.text("original_entry_id");
            Row by = byId.get(reversal.text("reversal_entry_id"));
            Row first = byId.get(original);
            faults.unless(undone.add(original), "I12 undone once", original);
            faults.unless(
                    by != null
                            && first != null
                            && original.equals(by.textOrNull("reverses"))
                            && first.textOrNull("reverses") == null,
                    "I12 a reversal undoes an entry that undoes none",
                    original);
            if (by != null && first != null && by.text("kind").equals("REVERSAL")) {
                faults.unlessEqual(amounts(first, 1), amounts(by, -1), "I12 mirror", original);
            }
        }
        long undoing =
                history.entries().stream().filter(e -> e.textOrNull("reverses") != null).count();
        faults.unlessEqual(undoing, (long) undone.size(), "I12 every reversal is listed", "");
    }

    private Map<String, Long> amounts(Row entry, long sign) {
        Map<String, Long> amounts = new TreeMap<>();
        for (Row line : lines.getOrDefault(entry.number("book_seq"), List.of())) {
            amounts.merge(
                    line.text("account_id"),
                    Math.multiplyExact(sign, line.number("amount_minor")),
                    Math::addExact);
        }
        return amounts;
    }
}
