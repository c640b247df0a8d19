package ginko.cards;

import ginko.kernel.Columns;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ReversalsSql {

    private final JdbcClient jdbc;

    ReversalsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A reversal to send now.
    record Due(UUID payment, CardTrace trace, long amountMinor, byte[] sealed, int tries) {}

    void insert(List<Reversals.Wish> wishes, Instant now) {
        jdbc.sql(
                        """
                        insert into cards.reversal
                               (payment_id, stan, charged_at, amount_minor, card_hash, card_sealed,
                                tries, next_at)
                        select payment_id, stan, charged_at, amount_minor, card_hash, card_sealed,
                               0, :now
                          from unnest(:payments::uuid[], :stans::int[], :times::timestamptz[],
                                      :amounts::bigint[], :hashes::bytea[], :sealed::bytea[])
                               as wish (payment_id, stan, charged_at, amount_minor, card_hash,
                                        card_sealed)
                        on conflict (payment_id) do nothing
                        """)
                .param("payments", Columns.uuids(wishes, Reversals.Wish::payment))
                .param("stans", Columns.ints(wishes, wish -> wish.trace().stan()))
                .param("times", Columns.instants(wishes, wish -> wish.trace().at()))
                .param("amounts", Columns.longs(wishes, Reversals.Wish::amountMinor))
                .param("hashes", Columns.bytes(wishes, Reversals.Wish::cardHash))
                .param("sealed", Columns.bytes(wishes, Reversals.Wish::sealed))
                .param("now", utc(now))
                .update();
    }

    /// The oldest of each card that is due and was charged after `since`.
    List<Due> due(Instant now, Instant since, int limit) {
        return jdbc.sql(
                        """
                        select payment_id, stan, charged_at, amount_minor, card_sealed, tries
                          from cards.reversal as mine
                         where done_at is null
                           and next_at <= :now
                           and charged_at >= :since
                           and not exists (select 1
                                             from cards.reversal as earlier
                                            where earlier.done_at is null
                                              and earlier.card_hash = mine.card_hash
                                              and earlier.charged_at >= :since
                                              and (earlier.charged_at, earlier.stan)
                                                  < (mine.charged_at, mine.stan))
                         order by next_at
                         limit :limit
                        """)
                .param("now", utc(now))
                .param("since", utc(since))
                .param("limit", limit)
                .query((row, number) ->
                        new Due(
                                row.getObject("payment_id", UUID.class),
                                new CardTrace(
                                        row.getInt("stan"),
                                        row.getObject("charged_at", OffsetDateTime.class)
                                                .toInstant()),
                                row.getLong("amount_minor"),
                                row.getBytes("card_sealed"),
                                row.getInt("tries")))
                .list();
    }

    /// Of several nodes one sends.
    boolean claim(UUID payment, int tries, Instant next) {
        return jdbc.sql(
                                """
                                update cards.reversal
                                   set tries = tries + 1, next_at = :next
                                 where payment_id = :payment
                                   and tries = :tries
                                   and done_at is null
                                """)
                        .param("payment", payment)
                        .param("tries", tries)
                        .param("next", utc(next))
                        .update()
                == 1;
    }

    boolean finish(UUID payment, Instant now) {
        return jdbc.sql(
                                """
                                update cards.reversal
                                   set done_at = :now, card_sealed = null
                                 where payment_id = :payment
                                   and done_at is null
                                """)
                        .param("payment", payment)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
