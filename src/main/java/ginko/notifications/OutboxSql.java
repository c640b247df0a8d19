package ginko.notifications;

import ginko.kernel.Columns;
import ginko.kernel.CustomerId;
import ginko.kernel.Ids;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.notifications.transport.OutgoingMessage;
import ginko.notifications.transport.Receipt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All SQL of the outbox.
@Repository
class OutboxSql {

    /// How long a notice without an end of its own is tried.
    static final Duration SMS_LIFE = Duration.ofDays(1);

    static final Duration MAIL_LIFE = Duration.ofDays(3);

    private final JdbcClient jdbc;

    OutboxSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Inserts the messages whose dedupe key is new.
    void insert(List<? extends OutboundMessage> messages, Instant now) {
        var rows = messages.stream().map(message -> NewRow.of(message, now)).toList();
        jdbc.sql(
                        """
                        insert into notifications.outbox
                               (id, customer_id, channel, address, language, subject, body,
                                body_masked, state, priority, attempts, next_attempt_at,
                                expires_at, dedupe_key, created_at)
                        select id, customer_id, channel, address, language, subject, body,
                               body_masked, 'QUEUED', priority, 0, :now,
                               expires_at, dedupe_key, :now
                          from unnest(:ids, :customers, :channels, :addresses, :languages,
                                      :subjects, :bodies, :maskedBodies, :priorities,
                                      :expiries, :dedupeKeys)
                            as message (id, customer_id, channel, address, language,
                                        subject, body, body_masked, priority,
                                        expires_at, dedupe_key)
                            on conflict (dedupe_key) do nothing
                        """)
                .param("now", at(now))
                .param("ids", Columns.uuids(rows, _ -> Ids.next()))
                .param("customers", Columns.uuids(rows, NewRow::customer))
                .param("channels", Columns.texts(rows, NewRow::channel))
                .param("addresses", Columns.texts(rows, NewRow::address))
                .param("languages", Columns.texts(rows, NewRow::language))
                .param("subjects", Columns.texts(rows, NewRow::subject))
                .param("bodies", Columns.texts(rows, NewRow::secret))
                .param("maskedBodies", Columns.texts(rows, NewRow::masked))
                .param("priorities", Columns.ints(rows, NewRow::priority))
                .param("expiries", Columns.instants(rows, NewRow::expiry))
                .param("dedupeKeys", Columns.texts(rows, NewRow::dedupeKey))
                .update();
    }

    /// Leases due messages to one worker, the most urgent first.
    ///
    /// @param lowestPriority messages with a higher number stay
    List<Claimed> claim(Channel channel, int lowestPriority, int most, Lease lease) {
        return jdbc
                .sql(
                        """
                        with due as (
                            select id
                              from notifications.outbox
                             where state = 'QUEUED'
                               and channel = :channel
                               and priority <= :lowestPriority
                               and next_attempt_at <= :now
                               and expires_at > :now
                               and (claimed_until is null or claimed_until <= :now)
                             order by priority, next_attempt_at
                             limit :most
                               for update skip locked)
                        update notifications.outbox as message
                           set claim_id = :claim,
                               claimed_until = :until,
                               attempts = attempts + 1
                          from due
                         where message.id = due.id
                        returning message.id, message.address, message.language,
                                  message.subject, coalesce(message.body, message.body_masked) as body,
                                  message.priority,
                                  message.attempts, message.expires_at
                        """)
                .param("channel", channel.name())
                .param("lowestPriority", lowestPriority)
                .param("most", most)
                .param("now", at(lease.from()))
                .param("claim", lease.id())
                .param("until", at(lease.until()))
                .query((row, _) -> claimed(row, lease.id()))
                .list()
                .stream()
                .sorted(
                        Comparator.comparingInt(Claimed::priority)
                                .thenComparing(claimed -> claimed.message().id()))
                .toList();
    }

    private static Claimed claimed(ResultSet row, UUID claim) throws SQLException {
        var message =
                new OutgoingMessage(
                        row.getObject("id", UUID.class),
                        row.getString("address"),
                        Language.ofTag(row.getString("language")).orElseThrow(),
                        row.getString("subject"),
                        new Masked(row.getString("body")),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        row.getInt("attempts"));
        return new Claimed(message, claim, row.getInt("priority"));
    }

    /// Lengthens the leases of messages that are still being sent.
    void renew(Collection<Claimed> inFlight, Instant until) {
        jdbc.sql(
                        """
                        update notifications.outbox as message
                           set claimed_until = :until
                          from unnest(:ids, :claims) as lease (id, claim_id)
                         where message.id = lease.id
                           and message.claim_id = lease.claim_id
                        """)
                .param("until", at(until))
                .param("ids", Columns.uuids(inFlight, c -> c.message().id()))
                .param("claims", Columns.uuids(inFlight, Claimed::claim))
                .update();
    }

    /// Writes what became of sent messages; a worker that lost its lease changes nothing.
    void record(List<Attempt> attempts, Instant now) {
        jdbc.sql(
                        """
                        update notifications.outbox as message
                           set state = result.state,
                               body = case when result.state = 'QUEUED' then message.body end,
                               attempts = result.attempts,
                               next_attempt_at = result.next_attempt_at,
                               failure = result.failure,
                               sent_at = case when result.state = 'SENT' then :now end,
                               finished_at = case
                                   when result.state in ('FAILED', 'EXPIRED') then :now
                               end,
                               claim_id = null,
                               claimed_until = null
                          from unnest(:ids, :claims, :states, :counts, :nextAttempts, :failures)
                            as result (id, claim_id, state, attempts, next_attempt_at, failure)
                         where message.id = result.id
                           and message.claim_id = result.claim_id
                           and message.state = 'QUEUED'
                        """)
                .param("now", at(now))
                .param("ids", Columns.uuids(attempts, Attempt::id))
                .param("claims", Columns.uuids(attempts, Attempt::claim))
                .param("states", Columns.texts(attempts, a -> a.next().state().name()))
                .param("counts", Columns.ints(attempts, a -> a.next().attempts()))
                .param("nextAttempts", Columns.instants(attempts, a -> a.next().nextAttemptAt()))
                .param("failures", Columns.texts(attempts, a -> a.next().failure()))
                .update();
    }

    /// Notes which parts the centre took over; a receipt may have come before.
    void recordParts(List<Attempt> attempts, Instant now) {
        var providerIds = new ArrayList<String>();
        var messageIds = new ArrayList<UUID>();
        for (var attempt : attempts) {
            for (var providerId : attempt.providerIds()) {
                providerIds.add(providerId);
                messageIds.add(attempt.id());
            }
        }
        if (providerIds.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into notifications.sms_part as part
                               (provider_id, message_id, seen_at)
                        select distinct on (provider_id) provider_id, message_id, :now
                          from unnest(:providerIds, :messageIds) as sent (provider_id, message_id)
                         order by provider_id
                            on conflict (provider_id) do update
                           set message_id = excluded.message_id
                        """)
                .param("now", at(now))
                .param("providerIds", Columns.texts(providerIds, id -> id))
                .param("messageIds", Columns.uuids(messageIds, id -> id))
                .update();
    }

    /// Notes the fate of one part; the id of its message when the submission is already recorded.
    Optional<UUID> recordReceipt(Receipt receipt, Instant now) {
        return jdbc.sql(
                        """
                        insert into notifications.sms_part as part
                               (provider_id, outcome, seen_at)
                        values (:providerId, :outcome, :now)
                            on conflict (provider_id) do update
                           set outcome = excluded.outcome
                        returning part.message_id
                        """)
                .param("providerId", receipt.providerId())
                .param("outcome", receipt.outcome().name())
                .param("now", at(now))
                .query((row, _) -> Optional.ofNullable(row.getObject("message_id", UUID.class)))
                .single();
    }

    /// Finishes sent messages whose parts have all arrived, or of which one never will. Locks the
    /// messages first, so that of two receipts at the same time the second sees the first.
    void settle(Collection<UUID> messages, Instant now) {
        var ids = Columns.uuids(messages, id -> id);
        var _ =
                jdbc.sql(
                                """
                                select id
                                  from notifications.outbox
                                 where id = any(:ids)
                                 order by id
                                   for update
                                """)
                        .param("ids", ids)
                        .query(UUID.class)
                        .list();
        jdbc.sql(
                        """
                        with verdict as (
                            select message_id,
                                   bool_or(coalesce(outcome, '') = 'FAILED') as failed,
                                   bool_and(coalesce(outcome, '') = 'DELIVERED') as delivered
                              from notifications.sms_part
                             where message_id = any(:ids)
                             group by message_id)
                        update notifications.outbox as message
                           set state = case when failed then 'FAILED' else 'DELIVERED' end,
                               failure = case when failed then 'not_delivered' end,
                               finished_at = :now
                          from verdict
                         where message.id = verdict.message_id
                           and message.state = 'SENT'
                           and (failed or delivered)
                        """)
                .param("ids", ids)
                .param("now", at(now))
                .update();
    }

    /// Gives up messages whose life has ended unsent, and erases their text.
    int expire(Channel channel, Instant now) {
        return jdbc.sql(
                        """
                        update notifications.outbox
                           set state = 'EXPIRED',
                               body = null,
                               finished_at = :now,
                               claim_id = null,
                               claimed_until = null
                         where state = 'QUEUED'
                           and channel = :channel
                           and expires_at <= :now
                           and (claimed_until is null or claimed_until <= :now)
                        """)
                .param("channel", channel.name())
                .param("now", at(now))
                .update();
    }

    /// Forgets parts whose receipts can no longer come.
    int forgetParts(Instant seenBefore) {
        return jdbc.sql(
                        """
                        delete from notifications.sms_part
                         where seen_at < :seenBefore
                        """)
                .param("seenBefore", at(seenBefore))
                .update();
    }

    /// Newest first; `before` is the last id of the page before.
    List<SentMessage> ofCustomer(CustomerId customer, @Nullable UUID before, int most) {
        return jdbc.sql(
                        """
                        select id, channel, address, subject, body_masked, language, state,
                               created_at
                          from notifications.outbox
                         where customer_id = :customer
                           and (cast(:before as uuid) is null or id < :before)
                         order by id desc
                         limit :most
                        """)
                .param("customer", customer.value())
                .param("before", before, Types.OTHER)
                .param("most", most)
                .query((row, _) ->
                        new SentMessage(
                                row.getObject("id", UUID.class),
                                Channel.valueOf(row.getString("channel")),
                                SentMessage.hint(row.getString("address")),
                                row.getString("subject"),
                                row.getString("body_masked"),
                                Language.ofTag(row.getString("language")).orElseThrow(),
                                DeliveryState.valueOf(row.getString("state")),
                                row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// A message and the lease under which this worker sends it.
    record Claimed(OutgoingMessage message, UUID claim, int priority) {}

    /// A lease: who, from when, until when.
    record Lease(UUID id, Instant from, Instant until) {}

    /// One finished attempt.
    record Attempt(UUID id, UUID claim, RetryRules.Next next, List<String> providerIds) {}

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private record NewRow(
            @Nullable UUID customer,
            String channel,
            String address,
            String language,
            @Nullable String subject,
            @Nullable String secret,
            String masked,
            int priority,
            Instant expiry,
            String dedupeKey) {

        static NewRow of(OutboundMessage message, Instant now) {
            return switch (message) {
                case SmsMessage sms ->
                        new NewRow(
                                idOf(sms.customer()),
                                Channel.SMS.name(),
                                sms.phone(),
                                sms.language().tag(),
                                null,
                                secret(sms.text().reveal(), sms.maskedText()),
                                sms.maskedText(),
                                sms.expiresAt() == null ? 1 : 0,
                                sms.expiresAt() == null ? now.plus(SMS_LIFE) : sms.expiresAt(),
                                sms.dedupeKey());
                case MailMessage mail ->
                        new NewRow(
                                idOf(mail.customer()),
                                Channel.MAIL.name(),
                                mail.address(),
                                mail.language().tag(),
                                mail.subject(),
                                secret(mail.text(), mail.maskedText()),
                                mail.maskedText(),
                                2,
                                now.plus(MAIL_LIFE),
                                mail.dedupeKey());
            };
        }

        /// Only a text that holds a secret is kept apart, until it is sent.
        private static @Nullable String secret(String text, String masked) {
            return text.equals(masked) ? null : text;
        }

        private static @Nullable UUID idOf(@Nullable CustomerId customer) {
            return customer == null ? null : customer.value();
        }
    }
}
