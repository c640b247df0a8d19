alter table bills.basket
    add column login_id uuid,
    add column customer_id uuid,
    add column account_id uuid,
    add column challenge_id uuid,
    add constraint basket_owner_complete check (
        (login_id is null) = (customer_id is null)
        and (account_id is null or login_id is not null)
        and (challenge_id is null or account_id is not null)),
    add constraint basket_account_fk foreign key (account_id) references ledger.account (account_id);

comment on column bills.basket.login_id is
    'Who pays from an account, signed in; null at the portal, where a card pays.';

alter table bills.payment
    add column account_id uuid,
    add column customer_id uuid,
    drop constraint payment_sent_complete,
    add constraint payment_sent_complete check (
        (state in ('NEW', 'NOT_SENT')) = (sent_at is null)
        and (sent_at is null) = (stan is null)
        and (sent_at is null) = (reference is null)
        and (sent_at is null or account_id is not null) = (card_hash is null)
        and (card_hash is null) = (card_masked is null)),
    add constraint payment_account_paid check (account_id is null or state = 'PAID'),
    add constraint payment_account_owner check ((account_id is null) = (customer_id is null)),
    add constraint payment_account_fk foreign key (account_id) references ledger.account (account_id);

comment on column bills.payment.account_id is 'The account that paid in place of a card.';

create index payment_of_customer on bills.payment (customer_id, decided_at desc)
    where customer_id is not null;

create table bills.mandate (
    id uuid not null,
    customer_id uuid not null,
    login_id uuid not null,
    account_id uuid not null,
    phone text not null,
    ceiling_minor bigint not null,
    made_at timestamptz not null,
    cancelled_at timestamptz,
    next_on date not null,
    tries integer not null,
    last_at timestamptz,
    last_result text,
    constraint mandate_pk primary key (id),
    constraint mandate_account_fk foreign key (account_id) references ledger.account (account_id),
    constraint mandate_phone_form check (phone ~ '^989[0-9]{9}$'),
    constraint mandate_ceiling_positive check (ceiling_minor > 0),
    constraint mandate_tries_count check (tries >= 0)
);

comment on table bills.mandate is
    'Mobile bills a customer has paid automatically from an account, up to a ceiling, until he cancels.';

create unique index mandate_live on bills.mandate (customer_id, phone) where cancelled_at is null;
create index mandate_due on bills.mandate (next_on) where cancelled_at is null;

grant select, insert, update on bills.mandate to ${appRole};
