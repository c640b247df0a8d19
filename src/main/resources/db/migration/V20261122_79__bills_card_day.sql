create table bills.card_day (
    day date not null,
    count integer not null,
    amount_minor bigint not null,
    agreed_at timestamptz,
    their_count integer,
    their_minor bigint,
    file_read_at timestamptz,
    constraint card_day_pk primary key (day),
    constraint card_day_not_negative check (count >= 0 and amount_minor >= 0)
);

comment on table bills.card_day is
    'What was paid by card on a day (zone of the bank), what the card switch has for it, and when its file was read.';

create table bills.difference (
    day date not null,
    reference text not null,
    kind text not null,
    ours_minor bigint not null,
    theirs_minor bigint not null,
    constraint difference_pk primary key (day, reference),
    constraint difference_day_fk foreign key (day) references bills.card_day (day),
    constraint difference_reference_form check (reference ~ '^[0-9]{12}$'),
    constraint difference_kind_known check (
        kind in ('NOT_CHARGED', 'NOT_PAID', 'AMOUNT', 'BEING_UNDONE', 'UNKNOWN_HERE'))
);

comment on table bills.difference is
    'Payments of which the bank and the file of the card switch have different records, as of the last reading.';

create index payment_by_sending on bills.payment (sent_at) where sent_at is not null;
create index payment_paid on bills.payment (decided_at) where state = 'PAID';

grant select, insert, update on bills.card_day to ${appRole};
grant select, insert, delete on bills.difference to ${appRole};
