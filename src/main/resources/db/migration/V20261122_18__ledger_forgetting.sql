-- Old answers are removed by the owner of the schemas. They are found through their entries, whose
-- order is that of time, so the answer of a posted request needs no index by time; refused requests
-- are few and have one of their own.

create table ledger.answers_forgotten (
    id smallint not null,
    booking_date date not null,
    book_seq bigint not null,
    constraint answers_forgotten_pk primary key (id),
    constraint answers_forgotten_is_one_row check (id = 1)
);

comment on table ledger.answers_forgotten is
    'The entry up to which the answers to requests were removed.';

insert into ledger.answers_forgotten (id, booking_date, book_seq)
values (1, date '0001-01-01', 0);

create index request_without_entry
    on ledger.request (answered_at)
 where outcome <> 'POSTED';
