package ginko.ledger;

import ginko.kernel.AccountId;
import ginko.kernel.Check;
import ginko.kernel.Columns;
import ginko.kernel.EntryId;
import ginko.kernel.Fingerprint;
import ginko.kernel.HoldId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Locks and reads what a batch decides about, and changes accounts as such.
@Component
class LedgerSql {

    private final JdbcClient jdbc;

    LedgerSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Must be a statement of its own and the first: only then do the later statements see what the
    /// holder of the lock before us committed.
    Book lockBook(LocalDate bankDate, Instant now) {
        return jdbc.sql(
                        """
                        select last_seq, last_block, encode(head_hash, 'hex') as head_hash,
                               business_date
                          from ledger.book
                         where id = 1
                           for update
                        """)
                .query((rs, n) -> {
                    LocalDate booked = rs.getObject("business_date", LocalDate.class);
                    return new Book(
                            rs.getLong("last_seq"),
                            rs.getLong("last_block"),
                            rs.getString("head_hash"),
                            booked.isAfter(bankDate) ? booked : bankDate,
                            now);
                })
                .single();
    }

    Map<RequestKey, Answer> answers(Collection<RequestKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        Map<RequestKey, Answer> answers = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select r.client_id, r.request_key, encode(r.fingerprint, 'hex') as fingerprint,
                               r.outcome, r.refusal, r.account_id, r.entry_id, r.book_seq,
                               r.booking_date
                          from unnest(:clients::uuid[], :keys::uuid[]) as k (client_id, request_key)
                          join ledger.request r
                            on r.client_id = k.client_id
                           and r.request_key = k.request_key
                        """)
                .param("clients", Columns.uuids(keys, RequestKey::client))
                .param("keys", Columns.uuids(keys, RequestKey::key))
                .query(rs -> {
                    answers.put(
                            new RequestKey(uuid(rs, "client_id"), uuid(rs, "request_key")),
                            new Answer(new Fingerprint(rs.getString("fingerprint")), outcome(rs)));
                });
        return answers;
    }

    private static PostOutcome outcome(ResultSet rs) throws SQLException {
        String outcome = rs.getString("outcome");
        return switch (outcome) {
            case "POSTED" ->
                    new PostOutcome.Posted(
                            new EntryId(uuid(rs, "entry_id")),
                            rs.getLong("book_seq"),
                            rs.getObject("booking_date", LocalDate.class));
            case "HOLDS_CHANGED" -> new PostOutcome.HoldsChanged();
            case "REFUSED" -> {
                UUID account = rs.getObject("account_id", UUID.class);
                yield new PostOutcome.Refused(
                        LedgerRefusal.valueOf(rs.getString("refusal")),
                        account == null ? null : new AccountId(account));
            }
            default -> throw new IllegalStateException("unknown outcome " + outcome);
        };
    }

    List<LedgerHold> lockHolds(Collection<HoldId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        """
                        select hold_id, account_id, amount_minor, captured_minor, state, expires_at,
                               order_id
                          from ledger.hold
                         where hold_id = any(:ids::uuid[])
                         order by hold_id
                           for update
                        """)
                .param("ids", Columns.uuids(ids, HoldId::value))
                .query((rs, n) ->
                        new LedgerHold(
                                new HoldId(uuid(rs, "hold_id")),
                                new AccountId(uuid(rs, "account_id")),
                                rs.getLong("amount_minor"),
                                rs.getLong("captured_minor"),
                                LedgerHold.State.valueOf(rs.getString("state")),
                                instant(rs, "expires_at"),
                                rs.getObject("order_id", UUID.class)))
                .list();
    }

    /// Accounts need no locks of their own: whoever changes one holds the book.
    List<LedgerAccount> accounts(Collection<AccountId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        """
                        select account_id, currency, class, posted_minor, held_minor, floor_minor,
                               ceiling_minor, state, account_seq
                          from ledger.account
                         where account_id = any(:ids::uuid[])
                        """)
                .param("ids", Columns.uuids(ids, AccountId::value))
                .query((rs, n) ->
                        new LedgerAccount(
                                new AccountId(uuid(rs, "account_id")),
                                rs.getString("currency"),
                                AccountClass.valueOf(rs.getString("class")),
                                rs.getLong("posted_minor"),
                                rs.getLong("held_minor"),
                                rs.getLong("floor_minor"),
                                rs.getLong("ceiling_minor"),
                                AccountState.valueOf(rs.getString("state")),
                                rs.getLong("account_seq")))
                .list();
    }

    /// The entries that the batch wants to undo. They need no lock: entries never change, and who
    /// writes a reversal holds the book.
    Map<EntryId, Original> originals(Collection<EntryId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<EntryId, Original> originals = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select e.entry_id, e.kind, r.reversal_entry_id, p.account_id, p.amount_minor,
                               p.text_code, p.force
                          from ledger.entry e
                          join ledger.posting p
                            on p.booking_date = e.booking_date
                           and p.book_seq = e.book_seq
                          left join ledger.reversal r
                            on r.original_entry_id = e.entry_id
                         where e.entry_id = any(:ids::uuid[])
                         order by e.entry_id, p.line
                        """)
                .param("ids", Columns.uuids(ids, EntryId::value))
                .query(rs -> {
                    EntryId id = new EntryId(uuid(rs, "entry_id"));
                    UUID by = rs.getObject("reversal_entry_id", UUID.class);
                    Leg leg =
                            new Leg(
                                    new AccountId(uuid(rs, "account_id")),
                                    rs.getLong("amount_minor"),
                                    TextCode.valueOf(rs.getString("text_code")),
                                    Force.valueOf(rs.getString("force")));
                    Original before = originals.get(id);
                    List<Leg> legs = new ArrayList<>(before == null ? List.of() : before.legs());
                    legs.add(leg);
                    originals.put(
                            id,
                            new Original(
                                    id,
                                    EntryKind.valueOf(rs.getString("kind")),
                                    legs,
                                    by == null ? null : new EntryId(by)));
                });
        return originals;
    }

    List<HoldId> overdueHolds(Instant now, int limit) {
        return jdbc.sql(
                        """
                        select hold_id
                          from ledger.hold
                         where state = 'ACTIVE'
                           and expires_at <= :now
                         order by expires_at, hold_id
                         limit :limit
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((rs, n) -> new HoldId(uuid(rs, "hold_id")))
                .list();
    }

    void insertAccounts(List<OpenAccount> accounts, Instant now) {
        int rows =
                jdbc.sql(
                                """
                                insert into ledger.account
                                       (account_id, currency, class, posted_minor, held_minor, floor_minor,
                                        ceiling_minor, state, account_seq, opened_at)
                                select t.account_id, t.currency, t.class, 0, 0, t.floor_minor,
                                       t.ceiling_minor, 'OPEN', 0, :now
                                  from unnest(:ids::uuid[], :currencies::text[], :classes::text[],
                                              :floors::bigint[], :ceilings::bigint[])
                                       as t (account_id, currency, class, floor_minor, ceiling_minor)
                                """)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("ids", Columns.uuids(accounts, a -> a.id().value()))
                        .param("currencies", Columns.texts(accounts, OpenAccount::currency))
                        .param("classes", Columns.texts(accounts, a -> a.accountClass().name()))
                        .param("floors", Columns.longs(accounts, OpenAccount::floorMinor))
                        .param("ceilings", Columns.longs(accounts, OpenAccount::ceilingMinor))
                        .update();
        Check.state(rows == accounts.size(), "every account was opened");
    }

    void updateState(AccountId id, AccountState state) {
        int rows =
                jdbc.sql(
                                """
                                update ledger.account
                                   set state = :state
                                 where account_id = :id
                                """)
                        .param("state", state.name())
                        .param("id", id.value())
                        .update();
        Check.state(rows == 1, "the account was locked before");
    }

    static UUID uuid(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, UUID.class);
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
