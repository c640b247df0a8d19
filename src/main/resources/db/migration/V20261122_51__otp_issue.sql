create table otp.issue (
    token_id uuid not null,
    login_id uuid not null,
    service_id text not null,
    user_id text not null,
    mail text not null,
    mailed_at timestamptz not null,
    nonce bytea not null,
    activation bytea not null,
    mail_failures integer not null,
    fetch_failures integer not null,
    fetched_at timestamptz,
    expires_at timestamptz not null,
    constraint issue_pk primary key (token_id),
    constraint issue_user_id_unique unique (user_id),
    constraint issue_user_id_form check (user_id ~ '^[0-9]{12}$'),
    constraint issue_service_id_form check (service_id ~ '^[0-9A-Z]{5,12}$'),
    constraint issue_nonce_length check (octet_length(nonce) = 16),
    constraint issue_activation_is_hmac check (octet_length(activation) = 32),
    constraint issue_failures check (mail_failures >= 0 and fetch_failures >= 0)
);

comment on table otp.issue is
    'How a software token reaches its telephone: the address of the mail, the numbers to type, a keyed hash of the activation password, and when the seed was taken, which happens once.';

create index issue_of_login on otp.issue (login_id);

grant select, insert, update on otp.issue to ${appRole};
