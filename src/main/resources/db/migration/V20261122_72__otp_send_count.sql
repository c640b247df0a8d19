create table otp.send_count (
    key text not null,
    counts integer not null,
    since timestamptz not null,
    constraint send_count_pk primary key (key),
    constraint send_count_positive check (counts > 0)
) with (fillfactor = 70);

comment on table otp.send_count is
    'How many code messages were asked for, for each telephone number (hashed), each network address and in shares for the whole bank, since the window began.';

create index send_count_since on otp.send_count (since);

alter table otp.challenge add column withheld boolean not null default false;

comment on column otp.challenge.withheld is
    'No message was sent, because a ceiling for messages was reached.';

grant select, insert, update, delete on otp.send_count to ${appRole};
