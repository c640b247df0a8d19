create schema notifications;

create table notifications.outbox (
    id              uuid        not null,
    customer_id     uuid,
    channel         text        not null,
    address         text        not null,
    language        text        not null,
    subject         text,
    body            text,
    body_masked     text        not null,
    state           text        not null,
    priority        smallint    not null,
    attempts        integer     not null,
    next_attempt_at timestamptz not null,
    expires_at      timestamptz not null,
    claim_id        uuid,
    claimed_until   timestamptz,
    failure         text,
    dedupe_key      text        not null,
    created_at      timestamptz not null,
    sent_at         timestamptz,
    finished_at     timestamptz,
    constraint outbox_pk primary key (id),
    constraint outbox_same_event_once unique (dedupe_key),
    constraint outbox_channel check (channel in ('SMS', 'MAIL')),
    constraint outbox_state check (state in ('QUEUED', 'SENT', 'DELIVERED', 'FAILED', 'EXPIRED')),
    constraint outbox_language check (language in ('en', 'ja', 'ko', 'ru', 'uk', 'fa')),
    constraint outbox_priority check (priority between 0 and 2),
    constraint outbox_attempts check (attempts >= 0),
    constraint outbox_address_length check (length(address) between 3 and 254),
    constraint outbox_subject_length check (length(subject) between 1 and 200),
    constraint outbox_subject_of_mail check ((channel = 'MAIL') = (subject is not null)),
    constraint outbox_body_length check (length(body) between 1 and 20000),
    constraint outbox_body_masked_length check (length(body_masked) <= 20000),
    constraint outbox_dedupe_key_length check (length(dedupe_key) between 1 and 120),
    constraint outbox_failure_length check (length(failure) between 1 and 60),
    constraint outbox_secret_only_until_sent check (body is null or state = 'QUEUED'),
    constraint outbox_claim_whole check ((claim_id is null) = (claimed_until is null))
);

comment on table notifications.outbox is
    'Messages to people, stored with the change they report and sent afterwards, at least once.';
comment on column notifications.outbox.body is
    'the text with its secret, erased when the message has been sent or given up; null when body_masked is all there is to say';
comment on column notifications.outbox.priority is
    '0 codes, 1 other SMS, 2 mail; a lower number goes first';
comment on column notifications.outbox.claimed_until is
    'end of the lease of the worker that is sending this message now';

create index outbox_due on notifications.outbox (channel, priority, next_attempt_at)
    where state = 'QUEUED';

create index outbox_expiry on notifications.outbox (expires_at)
    where state = 'QUEUED';

create index outbox_of_customer on notifications.outbox (customer_id, id)
    where customer_id is not null;

create table notifications.sms_part (
    provider_id text        not null,
    message_id  uuid,
    outcome     text,
    seen_at     timestamptz not null,
    constraint sms_part_pk primary key (provider_id),
    constraint sms_part_message_fk foreign key (message_id) references notifications.outbox (id),
    constraint sms_part_outcome check (outcome in ('DELIVERED', 'FAILED')),
    constraint sms_part_provider_id_length check (length(provider_id) between 1 and 65)
);

comment on table notifications.sms_part is
    'Parts of sent SMS by the id the short-message centre gave them. A row is made by the submission or by the delivery receipt, whichever is stored first.';

create index sms_part_of_message on notifications.sms_part (message_id);

grant usage on schema notifications to ${appRole};
grant select, insert, update, delete on notifications.outbox to ${appRole};
grant select, insert, update, delete on notifications.sms_part to ${appRole};
