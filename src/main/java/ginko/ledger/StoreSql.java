package ginko.ledger;

import ginko.kernel.Check;
import ginko.kernel.Columns;
import ginko.kernel.EntryId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes what a batch has decided, each table with one statement, and checks that every row found
/// its place.
@Component
class StoreSql {

    private static final HexFormat HEX = HexFormat.of();

    private final JdbcClient jdbc;

    StoreSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertEntries(List<NewEntry> entries, Book book) {
        int rows =
                jdbc.sql(
                                """
                                insert into ledger.entry
                                       (book_seq, entry_id, kind, client_id, request_key, booking_date,
                                        value_date, posted_at, reverses, order_id, narrative,
                                        narrative_hash, hash)
                                select t.book_seq, t.entry_id, t.kind, t.client_id, t.request_key,
                                       :bookingDate, t.value_date, :postedAt, t.reverses, t.order_id,
                                       t.narrative, t.narrative_hash, t.hash
                                  from unnest(:seqs::bigint[], :ids::uuid[], :kinds::text[],
                                              :clients::uuid[], :keys::uuid[], :valueDates::date[],
                                              :reverses::uuid[], :orders::uuid[], :narratives::text[],
                                              :narrativeHashes::bytea[], :hashes::bytea[])
                                       as t (book_seq, entry_id, kind, client_id, request_key, value_date,
                                             reverses, order_id, narrative, narrative_hash, hash)
                                """)
                        .param("bookingDate", book.businessDate())
                        .param("postedAt", utc(book.lockedAt()))
                        .param("seqs", Columns.longs(entries, NewEntry::bookSeq))
                        .param("ids", Columns.uuids(entries, e -> e.id().value()))
                        .param("kinds", Columns.texts(entries, e -> e.request().kind().name()))
                        .param("clients", Columns.uuids(entries, e -> e.request().key().client()))
                        .param("keys", Columns.uuids(entries, e -> e.request().key().key()))
                        .param("valueDates", Columns.dates(entries, NewEntry::valueDate))
                        .param("reverses", Columns.uuids(entries, StoreSql::reverses))
                        .param("orders", Columns.uuids(entries, e -> e.request().orderId()))
                        .param("narratives", Columns.texts(entries, e -> e.request().narrative()))
                        .param(
                                "narrativeHashes",
                                Columns.bytes(entries, e -> HEX.parseHex(e.narrativeHash())))
                        .param("hashes", Columns.bytes(entries, e -> HEX.parseHex(e.hash())))
                        .update();
        Check.state(rows == entries.size(), "every entry was stored");
    }

    private static @Nullable UUID reverses(NewEntry entry) {
        EntryId reverses = entry.request().reverses();
        return reverses == null ? null : reverses.value();
    }

    private record Line(NewEntry entry, NewPosting posting) {}

    void insertPostings(List<NewEntry> entries, Book book) {
        List<Line> lines =
                entries.stream()
                        .flatMap(e -> e.postings().stream().map(posting -> new Line(e, posting)))
                        .toList();
        int rows =
                jdbc.sql(
                                """
                                insert into ledger.posting
                                       (account_id, booking_date, account_seq, book_seq, line, amount_minor,
                                        balance_after_minor, value_date, text_code, force)
                                select t.account_id, :bookingDate, t.account_seq, t.book_seq, t.line,
                                       t.amount_minor, t.balance_after_minor, t.value_date, t.text_code,
                                       t.force
                                  from unnest(:accounts::uuid[], :accountSeqs::bigint[],
                                              :bookSeqs::bigint[], :lines::bigint[], :amounts::bigint[],
                                              :balances::bigint[], :valueDates::date[],
                                              :textCodes::text[], :forces::text[])
                                       as t (account_id, account_seq, book_seq, line, amount_minor,
                                             balance_after_minor, value_date, text_code, force)
                                """)
                        .param("bookingDate", book.businessDate())
                        .param(
                                "accounts",
                                Columns.uuids(lines, l -> l.posting().after().id().value()))
                        .param("accountSeqs", Columns.longs(lines, l -> l.posting().after().seq()))
                        .param("bookSeqs", Columns.longs(lines, l -> l.entry().bookSeq()))
                        .param("lines", Columns.longs(lines, l -> l.posting().line()))
                        .param(
                                "amounts",
                                Columns.longs(lines, l -> l.posting().leg().amountMinor()))
                        .param(
                                "balances",
                                Columns.longs(lines, l -> l.posting().after().postedMinor()))
                        .param("valueDates", Columns.dates(lines, l -> l.entry().valueDate()))
                        .param(
                                "textCodes",
                                Columns.texts(lines, l -> l.posting().leg().textCode().name()))
                        .param(
                                "forces",
                                Columns.texts(lines, l -> l.posting().leg().force().name()))
                        .update();
        Check.state(rows == lines.size(), "every posting was stored");
    }

    void insertAnswers(Map<RequestKey, Answer> answers, Instant now) {
        List<AnswerRow> answered =
                answers.entrySet().stream()
                        .map(answer -> AnswerRow.of(answer.getKey(), answer.getValue()))
                        .toList();
        int rows =
                jdbc.sql(
                                """
                                insert into ledger.request
                                       (client_id, request_key, fingerprint, outcome, refusal, account_id,
                                        entry_id, book_seq, booking_date, answered_at)
                                select t.client_id, t.request_key, t.fingerprint, t.outcome,
                                       t.refusal, t.account_id, t.entry_id, t.book_seq, t.booking_date,
                                       :now
                                  from unnest(:clients::uuid[], :keys::uuid[], :fingerprints::bytea[],
                                              :outcomes::text[], :refusals::text[], :accounts::uuid[],
                                              :entries::uuid[], :bookSeqs::bigint[],
                                              :bookingDates::date[])
                                       as t (client_id, request_key, fingerprint, outcome, refusal,
                                             account_id, entry_id, book_seq, booking_date)
                                """)
                        .param("now", utc(now))
                        .param("clients", Columns.uuids(answered, r -> r.key().client()))
                        .param("keys", Columns.uuids(answered, r -> r.key().key()))
                        .param(
                                "fingerprints",
                                Columns.bytes(answered, r -> r.fingerprint().bytes()))
                        .param("outcomes", Columns.texts(answered, AnswerRow::outcome))
                        .param("refusals", Columns.texts(answered, AnswerRow::refusal))
                        .param("accounts", Columns.uuids(answered, AnswerRow::account))
                        .param("entries", Columns.uuids(answered, AnswerRow::entry))
                        .param("bookSeqs", Columns.optionalLongs(answered, AnswerRow::bookSeq))
                        .param("bookingDates", Columns.dates(answered, AnswerRow::bookingDate))
                        .update();
        Check.state(rows == answered.size(), "every answer was stored");
    }

    void upsertHolds(List<LedgerHold> holds, Instant now) {
        int rows =
                jdbc.sql(
                                """
                                insert into ledger.hold
                                       (hold_id, account_id, amount_minor, captured_minor, state,
                                        expires_at, order_id, created_at)
                                select t.hold_id, t.account_id, t.amount_minor, t.captured_minor, t.state,
                                       t.expires_at, t.order_id, :now
                                  from unnest(:ids::uuid[], :accounts::uuid[], :amounts::bigint[],
                                              :captured::bigint[], :states::text[],
                                              :expiries::timestamptz[], :orders::uuid[])
                                       as t (hold_id, account_id, amount_minor, captured_minor, state,
                                             expires_at, order_id)
                                    on conflict (hold_id) do update
                                   set captured_minor = excluded.captured_minor,
                                       state = excluded.state
                                """)
                        .param("now", utc(now))
                        .param("ids", Columns.uuids(holds, h -> h.id().value()))
                        .param("accounts", Columns.uuids(holds, h -> h.account().value()))
                        .param("amounts", Columns.longs(holds, LedgerHold::amountMinor))
                        .param("captured", Columns.longs(holds, LedgerHold::capturedMinor))
                        .param("states", Columns.texts(holds, h -> h.state().name()))
                        .param("expiries", Columns.instants(holds, LedgerHold::expiresAt))
                        .param("orders", Columns.uuids(holds, LedgerHold::orderId))
                        .update();
        Check.state(rows == holds.size(), "every hold was stored");
    }

    void insertReversals(Map<EntryId, EntryId> reversals) {
        int rows =
                jdbc.sql(
                                """
                                insert into ledger.reversal (original_entry_id, reversal_entry_id)
                                select t.original_entry_id, t.reversal_entry_id
                                  from unnest(:originals::uuid[], :reversals::uuid[])
                                       as t (original_entry_id, reversal_entry_id)
                                """)
                        .param("originals", Columns.uuids(reversals.keySet(), EntryId::value))
                        .param("reversals", Columns.uuids(reversals.values(), EntryId::value))
                        .update();
        Check.state(rows == reversals.size(), "every reversal was stored");
    }

    void insertBlock(NewBlock block, Instant now) {
        int rows =
                jdbc.sql(
                                """
                                insert into ledger.block
                                       (block_no, first_seq, last_seq, previous_hash, hash, sealed_at)
                                values (:no, :first, :last, decode(:previous, 'hex'),
                                        decode(:hash, 'hex'), :now)
                                """)
                        .param("no", block.blockNo())
                        .param("first", block.firstSeq())
                        .param("last", block.lastSeq())
                        .param("previous", block.previousHash())
                        .param("hash", block.hash())
                        .param("now", utc(now))
                        .update();
        Check.state(rows == 1, "the block was stored");
    }

    /// The book must be as it was locked, else the caller lost its lock.
    void updateBook(Book book, NewBlock block) {
        int rows =
                jdbc.sql(
                                """
                                update ledger.book
                                   set last_seq = :lastSeq, last_block = :blockNo,
                                       head_hash = decode(:hash, 'hex'), business_date = :businessDate
                                 where id = 1
                                   and last_seq = :lockedSeq
                                """)
                        .param("lastSeq", block.lastSeq())
                        .param("blockNo", block.blockNo())
                        .param("hash", block.hash())
                        .param("businessDate", book.businessDate())
                        .param("lockedSeq", book.lastSeq())
                        .update();
        Check.state(rows == 1, "the book is still locked");
    }

    void updateAccounts(List<LedgerAccount> accounts) {
        int rows =
                jdbc.sql(
                                """
                                update ledger.account a
                                   set posted_minor = t.posted_minor, held_minor = t.held_minor,
                                       account_seq = t.account_seq
                                  from unnest(:ids::uuid[], :posted::bigint[], :held::bigint[],
                                              :seqs::bigint[])
                                       as t (account_id, posted_minor, held_minor, account_seq)
                                 where a.account_id = t.account_id
                                """)
                        .param("ids", Columns.uuids(accounts, a -> a.id().value()))
                        .param("posted", Columns.longs(accounts, LedgerAccount::postedMinor))
                        .param("held", Columns.longs(accounts, LedgerAccount::heldMinor))
                        .param("seqs", Columns.longs(accounts, LedgerAccount::seq))
                        .update();
        Check.state(rows == accounts.size(), "every changed account was stored");
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
