create schema staff;

create table staff.member (
    id uuid not null,
    login text not null,
    name text not null,
    role text not null,
    state text not null,
    password_hash text not null,
    temporary_until timestamptz,
    failures integer not null,
    locked_until timestamptz,
    created_at timestamptz not null,
    last_sign_in_at timestamptz,
    constraint member_pk primary key (id),
    constraint member_login_unique unique (login),
    constraint member_login_form check (login ~ '^[a-z][a-z0-9.-]{2,31}$'),
    constraint member_name_length check (char_length(name) between 1 and 140),
    constraint member_role_known check (
        role in ('BRANCH_CLERK', 'CALL_CENTRE_CLERK', 'TOKEN_OFFICER', 'SECURITY_OFFICER', 'AUDITOR')),
    constraint member_state_known check (state in ('ACTIVE', 'SUSPENDED')),
    constraint member_hash_form check (password_hash like '$argon2id$%' and char_length(password_hash) <= 256),
    constraint member_failures_not_negative check (failures >= 0)
);

comment on table staff.member is 'A person who works for the bank, with one role. His device is in otp.token under the same id.';
comment on column staff.member.temporary_until is 'End of a password the bank made; null for one he chose.';

create table staff.session (
    id bytea not null,
    member_id uuid not null,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz,
    constraint session_pk primary key (id),
    constraint session_of_member foreign key (member_id) references staff.member (id),
    constraint session_id_is_sha256 check (octet_length(id) = 32)
);

create index session_live_by_member on staff.session (member_id) where ended_at is null;

comment on table staff.session is 'A session of a member of staff by the SHA-256 of its token. The token itself is never stored.';

grant usage on schema staff to ${appRole};
grant select, insert, update on staff.member, staff.session to ${appRole};
