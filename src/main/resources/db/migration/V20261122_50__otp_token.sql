create table otp.token (
    id uuid not null,
    kind text not null,
    serial text not null,
    login_id uuid,
    algorithm text not null,
    hash text not null,
    digits integer not null,
    period_seconds integer,
    nonce bytea not null,
    sealed_seed bytea not null,
    state text not null,
    state_since timestamptz not null,
    failures integer not null,
    last_used_step bigint not null,
    drift_steps integer not null,
    vendor text,
    model text,
    valid_until date,
    batch_id uuid,
    replaces_id uuid,
    fee_entry_id uuid,
    created_at timestamptz not null,
    constraint token_pk primary key (id),
    constraint token_serial_unique unique (serial),
    constraint token_kind check (kind in ('HARDWARE', 'SOFTWARE', 'DIGITAL', 'SIGNING')),
    constraint token_algorithm check (algorithm in ('HOTP', 'TOTP', 'OCRA')),
    constraint token_signs_with_ocra check ((kind = 'SIGNING') = (algorithm = 'OCRA')),
    constraint token_hash check (hash in ('SHA1', 'SHA256', 'SHA512')),
    constraint token_hotp_hash check (algorithm <> 'HOTP' or hash = 'SHA1'),
    constraint token_digits check (digits between 6 and 8),
    constraint token_period check ((algorithm = 'HOTP') = (period_seconds is null)),
    constraint token_period_length check (period_seconds in (30, 60)),
    constraint token_state check (
        state in ('IN_STOCK', 'ALLOCATED', 'DISPATCHED', 'ISSUE_PENDING', 'ISSUED', 'ACTIVE', 'LOCKED', 'SUSPENDED',
                  'RELEASED', 'REPLACED', 'REVOKED', 'EXPIRED', 'CANCELLED', 'PENDING', 'REMOVED')),
    constraint token_state_of_kind check (
        (kind = 'SIGNING') = (state in ('PENDING', 'REMOVED')) or state in ('ACTIVE', 'LOCKED')),
    constraint token_in_use_has_owner check (
        login_id is not null or state in ('IN_STOCK', 'EXPIRED', 'REVOKED')),
    constraint token_serial_length check (length(serial) between 4 and 40),
    constraint token_maker_length check (length(vendor) <= 60 and length(model) <= 60),
    constraint token_failures_not_negative check (failures >= 0)
) with (fillfactor = 70);

comment on table otp.token is
    'Everything a customer has that makes codes (RFC 4226, RFC 6238), and devices that sign orders (RFC 6287). Seeds lie under AES-256-GCM bound to their row.';

create unique index token_one_digital_of_login
    on otp.token (login_id)
 where kind = 'DIGITAL'
   and state in ('ISSUE_PENDING', 'ISSUED', 'ACTIVE', 'LOCKED', 'SUSPENDED');

create unique index token_one_software_of_login
    on otp.token (login_id)
 where kind = 'SOFTWARE'
   and state in ('ISSUE_PENDING', 'ISSUED', 'ACTIVE', 'LOCKED', 'SUSPENDED');

create unique index token_one_active_hardware_of_login
    on otp.token (login_id)
 where kind = 'HARDWARE'
   and state = 'ACTIVE';

create index token_of_login on otp.token (login_id);

create index token_to_expire on otp.token (valid_until) where valid_until is not null;

create table otp.token_event (
    id uuid not null,
    token_id uuid not null,
    trigger text not null,
    from_state text,
    to_state text not null,
    actor text not null,
    note text not null,
    at timestamptz not null,
    constraint token_event_pk primary key (id),
    constraint token_event_note_length check (length(note) <= 200)
);

comment on table otp.token_event is
    'Every step in the life of a token: what happened, from which state to which, by whom and when. Rows are only added.';

create index token_event_of_token on otp.token_event (token_id, id);

create table otp.unsupported_model (
    vendor text not null,
    model text not null,
    reason text not null,
    since timestamptz not null,
    constraint unsupported_model_pk primary key (vendor, model),
    constraint unsupported_model_lengths check (
        length(vendor) <= 60 and length(model) <= 60 and length(reason) <= 200)
);

comment on table otp.unsupported_model is
    'Models of generators whose codes the bank no longer accepts, so that an old device is told apart from a wrong code.';

grant select, insert, delete on otp.unsupported_model to ${appRole};
grant select, insert, update on otp.token to ${appRole};
grant select, insert on otp.token_event to ${appRole};
