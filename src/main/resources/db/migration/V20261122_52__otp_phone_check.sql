create table otp.phone_check (
    token_id uuid not null,
    reference text not null,
    phone text not null,
    failures integer not null,
    started_at timestamptz not null,
    passed_at timestamptz,
    constraint phone_check_pk primary key (token_id),
    constraint phone_check_reference_length check (length(reference) between 1 and 80),
    constraint phone_check_phone_length check (length(phone) between 5 and 20),
    constraint phone_check_failures check (failures >= 0)
);

comment on table otp.phone_check is
    'Whether a carrier said that the telephone of a customer who wants a digital token is in his own name.';

grant select, insert, update, delete on otp.phone_check to ${appRole};
