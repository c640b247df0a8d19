create schema accounts;

create table accounts.account (
    id uuid not null,
    customer_id uuid not null,
    number text not null,
    kind text not null,
    currency text not null,
    nickname text,
    card_masked text,
    opened_on date not null,
    constraint account_pk primary key (id),
    constraint account_number_unique unique (number),
    constraint account_customer_fk foreign key (customer_id) references customers.customer (id),
    constraint account_ledger_fk foreign key (id) references ledger.account (account_id),
    constraint account_kind check (kind in ('CURRENT', 'SAVINGS', 'DEPOSIT', 'LOAN', 'CARD', 'MERCHANT')),
    constraint account_currency_code check (currency ~ '^[A-Z]{3}$'),
    constraint account_number_length check (length(number) between 5 and 34),
    constraint account_nickname_length check (length(nickname) between 1 and 40),
    constraint account_card_length check (length(card_masked) between 8 and 30)
);

comment on table accounts.account is
    'Accounts of customers: what they are and whose. Their balances are in the ledger under the same id.';

create index account_of_customer on accounts.account (customer_id);

create table accounts.bank_account (
    purpose text not null,
    currency text not null,
    account_id uuid not null,
    constraint bank_account_pk primary key (purpose, currency),
    constraint bank_account_ledger_fk foreign key (account_id) references ledger.account (account_id),
    constraint bank_account_purpose check (purpose in ('CASH', 'NOSTRO', 'CLEARING_OUT', 'FEE_INCOME')),
    constraint bank_account_currency_code check (currency ~ '^[A-Z]{3}$')
);

comment on table accounts.bank_account is
    'Accounts of the bank itself, one for each purpose and currency.';

grant usage on schema accounts to ${appRole};
grant select, insert, update on accounts.account to ${appRole};
grant select, insert on accounts.bank_account to ${appRole};
