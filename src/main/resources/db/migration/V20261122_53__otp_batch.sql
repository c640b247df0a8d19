create table otp.batch (
    id uuid not null,
    tokens integer not null,
    state text not null,
    nonce bytea not null,
    sealed bytea,
    entered_by text not null,
    entered_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    constraint batch_pk primary key (id),
    constraint batch_state check (state in ('WAITING', 'RELEASED', 'DISCARDED')),
    constraint batch_tokens check (tokens > 0),
    constraint batch_decided check ((state = 'WAITING') = (decided_by is null)),
    constraint batch_wiped check (state = 'WAITING' or sealed is null)
);

comment on table otp.batch is
    'Files of makers of generators. The seeds lie sealed until a second person releases or discards the file, then they are wiped here.';

create table otp.reminder (
    token_id uuid not null,
    days integer not null,
    sent_at timestamptz not null,
    constraint reminder_pk primary key (token_id, days)
);

comment on table otp.reminder is 'Which mails about the end of a generator were sent, so that each goes out once.';

grant select, insert, update on otp.batch to ${appRole};
grant select, insert on otp.reminder to ${appRole};
