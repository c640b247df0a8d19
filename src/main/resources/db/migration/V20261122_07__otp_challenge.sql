create schema otp;

create table otp.challenge (
    id uuid not null,
    login_id uuid not null,
    purpose text not null,
    bound_to bytea not null,
    nonce bytea not null,
    generation integer not null,
    state text not null,
    failures integer not null,
    last_wrong bytea,
    sends integer not null,
    phone text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    resend_at timestamptz not null,
    constraint challenge_pk primary key (id),
    constraint challenge_purpose check (purpose in ('SIGN_IN', 'PAYMENT')),
    constraint challenge_state check (state in ('OPEN', 'USED', 'DEAD')),
    constraint challenge_bound_to_is_sha256 check (octet_length(bound_to) = 32),
    constraint challenge_nonce_length check (octet_length(nonce) = 16),
    constraint challenge_counts check (failures >= 0 and sends > 0 and generation > 0),
    constraint challenge_phone_length check (length(phone) between 5 and 20)
) with (fillfactor = 70);

comment on table otp.challenge is
    'One-time codes sent for one act each. The code itself is never stored: it is derived from the nonce under the server key.';

grant usage on schema otp to ${appRole};
grant select, insert, update, delete on otp.challenge to ${appRole};
