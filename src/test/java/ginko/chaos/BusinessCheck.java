package ginko.chaos;

import ginko.chaos.History.Row;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What belongs to one payment: one order, one entry, one used code, one audit event, one mail, and
/// its share of the limits (I9), no more and no less.
final class BusinessCheck {

    /// The limits of the profile `demo` that are counted, with their ceilings in euro cents.
    private record Limit(String code, Set<String> kinds, boolean month, long ceilingMinor) {}

    private static final Set<String> OUTGOING =
            Set.of("INTERNAL_TRANSFER", "INTERBANK_TRANSFER", "PURCHASE");
    private static final List<Limit> LIMITS =
            List.of(
                    new Limit("PURCHASE_DAY", Set.of("PURCHASE"), false, 5_000_00),
                    new Limit("TRANSFER_DAY", OUTGOING, false, 10_000_00),
                    new Limit("TRANSFER_MONTH", OUTGOING, true, 50_000_00));
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private final History history;
    private final Faults faults;
    private final Map<String, List<Row>> entriesOfOrder = new HashMap<>();
    private final Map<Long, List<Row>> lines = new HashMap<>();

    BusinessCheck(History history, Faults faults) {
        this.history = history;
        this.faults = faults;
        for (Row entry : history.entries()) {
            String order = entry.textOrNull("order_id");
            if (order != null) {
                entriesOfOrder.computeIfAbsent(order, any -> new ArrayList<>()).add(entry);
            }
        }
        for (Row posting : history.postings()) {
            lines.computeIfAbsent(posting.number("book_seq"), any -> new ArrayList<>())
                    .add(posting);
        }
    }

    void check() {
        transfersHaveOneEntry();
        transfersHaveOneDraftAndOneCode();
        transfersHaveOneEventAndOneMail();
        limitsAreSums();
        auditHolds();
    }

    private void transfersHaveOneEntry() {
        Set<String> used = new HashSet<>();
        for (Row transfer : history.transfers()) {
            String id = transfer.text("id");
            List<Row> entries = entriesOfOrder.getOrDefault(id, List.of());
            faults.unlessEqual(1, entries.size(), "a transfer has one entry", id);
            if (entries.size() != 1) {
                continue;
            }
            Row entry = entries.getFirst();
            used.add(entry.text("entry_id"));
            faults.unlessEqual(
                    transfer.text("entry_id"), entry.text("entry_id"), "names its entry", id);
            long amount = transfer.number("amount_minor");
            long fee = transfer.number("fee_minor");
            Map<String, Long> moved = new HashMap<>();
            for (Row line : lines.getOrDefault(entry.number("book_seq"), List.of())) {
                moved.merge(line.text("account_id"), line.number("amount_minor"), Math::addExact);
            }
            faults.unlessEqual(
                    -amount - fee,
                    moved.getOrDefault(transfer.text("from_account_id"), 0L),
                    "the payer pays amount and fee",
                    id);
            String payee = transfer.textOrNull("payee_account_id");
            if (payee != null) {
                faults.unlessEqual(
                        amount, moved.getOrDefault(payee, 0L), "the payee gets the amount", id);
            }
        }
        for (Row entry : history.entries()) {
            if (entry.textOrNull("order_id") != null && entry.textOrNull("reverses") == null) {
                faults.unless(
                        used.contains(entry.text("entry_id")),
                        "an entry of an order has a transfer",
                        entry.text("entry_id"));
            }
        }
    }

    private void transfersHaveOneDraftAndOneCode() {
        Map<String, Row> drafts = byId(history.drafts());
        Map<String, Row> challenges = byId(history.challenges());
        Set<String> usedCodes = new HashSet<>();
        for (Row transfer : history.transfers()) {
            String id = transfer.text("id");
            Row draft = drafts.remove(id);
            faults.unless(
                    draft != null && draft.text("state").equals("DONE"),
                    "a transfer has a draft that is done",
                    id);
            if (draft == null || !transfer.text("confirmed_by").equals("SMS_CODE")) {
                continue;
            }
            String challenge = String.valueOf(draft.textOrNull("challenge_id"));
            Row row = challenges.get(challenge);
            faults.unless(
                    row != null && row.text("state").equals("USED"),
                    "a transfer has a used code",
                    id);
            faults.unless(usedCodes.add(challenge), "a code is used once", challenge);
            faults.unlessEqual(
                    transfer.text("fingerprint"),
                    row == null ? "none" : row.text("bound_to"),
                    "the code was for this order",
                    id);
        }
        drafts.values()
                .forEach(draft ->
                        faults.unless(
                                !draft.text("state").equals("DONE"),
                                "a draft that is done has a transfer",
                                draft.text("id")));
        challenges.forEach((id, challenge) ->
                faults.unless(
                        !challenge.text("state").equals("USED") || usedCodes.contains(id),
                        "a used code has a transfer",
                        id));
    }

    private static Map<String, Row> byId(List<Row> rows) {
        Map<String, Row> byId = new HashMap<>();
        rows.forEach(row -> byId.put(row.text("id"), row));
        return byId;
    }

    private void transfersHaveOneEventAndOneMail() {
        Map<String, Integer> events = new HashMap<>();
        Map<String, String> details = new HashMap<>();
        for (Row event : history.events()) {
            if (event.text("kind").equals("TRANSFER_EXECUTED")) {
                events.merge(event.text("subject_id"), 1, Integer::sum);
                details.put(event.text("subject_id"), event.text("details"));
            }
        }
        Set<String> mails = new HashSet<>();
        for (Row message : history.messages()) {
            String key = message.text("dedupe_key");
            if (key.startsWith("transfer:")) {
                faults.unless(mails.add(key), "a mail is queued once", key);
            }
        }
        for (Row transfer : history.transfers()) {
            String id = transfer.text("id");
            faults.unlessEqual(1, events.remove(id), "a transfer has one audit event", id);
            String amount = BigDecimal.valueOf(transfer.number("amount_minor"), 2).toPlainString();
            faults.unless(
                    details.getOrDefault(id, "")
                            .contains("amount=" + amount + " " + transfer.text("currency")),
                    "the audit event names the amount",
                    id);
            faults.unless(mails.remove("transfer:" + id), "a transfer has one mail", id);
        }
        faults.unless(events.isEmpty(), "an audit event has a transfer", events.keySet());
        faults.unless(mails.isEmpty(), "a mail has a transfer", mails);
    }

    private record Use(long minor, long operations) {}

    private void limitsAreSums() {
        Map<String, Use> expected = new TreeMap<>();
        for (Row transfer : history.transfers()) {
            LocalDate day = transfer.time("executed_at").atZoneSameInstant(ZONE).toLocalDate();
            for (Limit limit : LIMITS) {
                if (limit.kinds().contains(transfer.text("kind"))) {
                    String key =
                            String.join(
                                    " ",
                                    transfer.text("customer_id"),
                                    limit.code(),
                                    transfer.text("currency"),
                                    (limit.month() ? day.withDayOfMonth(1) : day).toString());
                    Use before = expected.getOrDefault(key, new Use(0, 0));
                    expected.put(
                            key,
                            new Use(
                                    before.minor() + transfer.number("amount_minor"),
                                    before.operations() + 1));
                }
            }
        }
        Map<String, Use> stored = new TreeMap<>();
        for (Row use : history.limits()) {
            stored.put(
                    String.join(
                            " ",
                            use.text("customer_id"),
                            use.text("limit_code"),
                            use.text("currency"),
                            use.text("period_start")),
                    new Use(use.number("used_minor"), use.number("operations")));
            for (Limit limit : LIMITS) {
                faults.unless(
                        !limit.code().equals(use.text("limit_code"))
                                || !use.text("currency").equals("EUR")
                                || use.number("used_minor") <= limit.ceilingMinor(),
                        "I9 a limit is kept",
                        use);
            }
        }
        faults.unlessEqual(expected, stored, "I9 limits are sums of transfers", "limit_usage");
    }

    private void auditHolds() {
        Map<Long, String> hashes = new HashMap<>();
        Map<Long, Long> lasts = new HashMap<>();
        for (Row event : history.events()) {
            long chain = event.number("chain_id");
            long seq = lasts.merge(chain, 1L, Long::sum);
            faults.unlessEqual(seq, event.number("seq"), "audit events without gap", chain);
            MessageDigest digest = LedgerCheck.sha256();
            digest.update(HexFormat.of().parseHex(hashes.getOrDefault(chain, "0".repeat(64))));
            for (String field : fields(event)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(field);
                digest.update((bytes.remaining() + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            String hash = HexFormat.of().formatHex(digest.digest());
            faults.unlessEqual(event.text("hash"), hash, "audit hash", chain + "/" + seq);
            hashes.put(chain, event.text("hash"));
        }
        for (Row chain : history.chains()) {
            long id = chain.number("id");
            faults.unlessEqual(
                    lasts.getOrDefault(id, 0L), chain.number("last_seq"), "audit chain end", id);
            faults.unlessEqual(
                    hashes.getOrDefault(id, "0".repeat(64)),
                    chain.text("head_hash"),
                    "audit chain head",
                    id);
        }
    }

    private static List<String> fields(Row event) {
        long micros =
                ChronoUnit.MICROS.between(java.time.Instant.EPOCH, event.time("at").toInstant());
        return List.of(
                "A1",
                event.text("chain_id"),
                event.text("seq"),
                event.text("id"),
                Long.toString(micros),
                event.text("kind"),
                event.text("actor"),
                event.text("subject_kind"),
                event.text("subject_id"),
                event.text("details"));
    }
}
