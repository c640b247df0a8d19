create schema bills;

create table bills.basket (
    id uuid not null,
    progress text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    started_at timestamptz,
    constraint basket_pk primary key (id),
    constraint basket_progress_known check (progress in ('OPEN', 'STARTED')),
    constraint basket_started_complete check ((progress = 'STARTED') = (started_at is not null))
);

comment on table bills.basket is
    'Bills that somebody pays together. The random id in the address is all that gives access.';

create index basket_open on bills.basket (expires_at) where progress = 'OPEN';

create table bills.payment (
    id uuid not null,
    basket_id uuid not null,
    line integer not null,
    bill_id text not null,
    pay_id text not null,
    service text not null,
    company text not null,
    file text not null,
    amount_minor bigint not null,
    year integer not null,
    period integer not null,
    state text not null,
    stan integer,
    reference text,
    sent_at timestamptz,
    card_hash bytea,
    card_masked text,
    card_sealed bytea,
    reason text,
    decided_at timestamptz,
    settled_at timestamptz,
    constraint payment_pk primary key (id),
    constraint payment_basket_fk foreign key (basket_id) references bills.basket (id),
    constraint payment_ids_form check (bill_id ~ '^[1-9][0-9]{5,12}$' and pay_id ~ '^[1-9][0-9]{5,12}$'),
    constraint payment_company_form check (company ~ '^[0-9]{3}$'),
    constraint payment_amount_positive check (amount_minor > 0),
    constraint payment_state_known check (
        state in ('NEW', 'SENT', 'PAID', 'DECLINED', 'UNKNOWN', 'REVERSED', 'NOT_SENT')),
    constraint payment_sent_complete check (
        (state in ('NEW', 'NOT_SENT')) = (sent_at is null)
        and (sent_at is null) = (stan is null)
        and (sent_at is null) = (reference is null)
        and (sent_at is null) = (card_hash is null)
        and (sent_at is null) = (card_masked is null)),
    constraint payment_number_while_sent check ((state = 'SENT') = (card_sealed is not null)),
    constraint payment_reference_form check (reference ~ '^[0-9]{12}$'),
    constraint payment_card_masked check (card_masked ~ '^[0-9]{6}[*]+[0-9]{4}$'),
    constraint payment_settled_when_paid check (settled_at is null or state = 'PAID')
);

comment on table bills.payment is
    'One bill somebody pays, with its own card transaction. The number of the card stands sealed only while the answer is awaited.';

create unique index payment_live on bills.payment (bill_id, pay_id)
    where state in ('SENT', 'PAID', 'UNKNOWN');
create unique index payment_by_reference on bills.payment (reference);
create index payment_of_basket on bills.payment (basket_id, line);
create index payment_by_ids on bills.payment (bill_id, pay_id, sent_at);
create index payment_new on bills.payment (basket_id) where state = 'NEW';
create index payment_sent on bills.payment (sent_at) where state = 'SENT';
create index payment_unsettled on bills.payment (decided_at) where state = 'PAID' and settled_at is null;

create table bills.settlement_account (
    name text not null,
    account_id uuid not null,
    constraint settlement_account_pk primary key (name),
    constraint settlement_account_ledger_fk foreign key (account_id) references ledger.account (account_id)
);

comment on table bills.settlement_account is
    'Accounts of the ledger that bills are booked on: what the card network owes, and what is due to each company.';

create table bills.tries (
    key text not null,
    counts integer not null,
    since timestamptz not null,
    constraint tries_pk primary key (key)
);

comment on table bills.tries is
    'How often a card, or a network address, tried to pay or looked up in the window that began then.';

create index tries_by_time on bills.tries (since);

grant usage on schema bills to ${appRole};
grant select, insert, update, delete on bills.basket, bills.payment, bills.tries to ${appRole};
grant select, insert on bills.settlement_account to ${appRole};
