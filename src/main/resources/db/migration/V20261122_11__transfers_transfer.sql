-- Tables that every payment writes carry no foreign keys: each would lock and read another row once
-- more for every payment. What they name is checked in the transaction that writes them.

create schema transfers;

create table transfers.transfer (
    id uuid not null,
    login_id uuid not null,
    customer_id uuid not null,
    kind text not null,
    from_account_id uuid not null,
    from_number text not null,
    payee_account_id uuid,
    payee_bank text not null,
    payee_number text not null,
    payee_name text not null,
    currency text not null,
    amount_minor bigint not null,
    fee_minor bigint not null,
    purpose text not null,
    state text not null,
    value_date date not null,
    release_at timestamptz,
    entry_id uuid not null,
    confirmed_by text not null,
    fingerprint bytea not null,
    profile_version text not null,
    executed_at timestamptz not null,
    sent_at timestamptz,
    constraint transfer_pk primary key (id),
    constraint transfer_kind check (kind in ('OWN_TRANSFER', 'INTERNAL_TRANSFER', 'INTERBANK_TRANSFER', 'PURCHASE')),
    constraint transfer_state check (state in ('EXECUTED', 'EXECUTING', 'SENT')),
    constraint transfer_amount_positive check (amount_minor > 0),
    constraint transfer_fee_not_negative check (fee_minor >= 0),
    constraint transfer_confirmed_by check (confirmed_by in ('NONE', 'SMS_CODE', 'SIGNATURE')),
    constraint transfer_payee_lengths check (length(payee_bank) <= 20 and length(payee_number) between 1 and 40 and length(payee_name) between 1 and 140),
    constraint transfer_purpose_length check (length(purpose) <= 140),
    constraint transfer_release_only_interbank check ((release_at is not null) = (kind = 'INTERBANK_TRANSFER')),
    constraint transfer_fingerprint_is_sha256 check (octet_length(fingerprint) = 32)
);

comment on table transfers.transfer is
    'Transfers that were confirmed: each has moved money exactly once, by the journal entry it names.';

create index transfer_of_customer on transfers.transfer (customer_id, executed_at desc, id desc);
create index transfer_to_release on transfers.transfer (release_at) where state = 'EXECUTING';

create table transfers.limit_usage (
    id uuid not null,
    customer_id uuid not null,
    limit_code text not null,
    currency text not null,
    period_start date not null,
    used_minor bigint not null,
    operations integer not null,
    constraint limit_usage_pk primary key (id),
    constraint limit_usage_code_length check (length(limit_code) between 1 and 60),
    constraint limit_usage_not_negative check (used_minor >= 0 and operations >= 0)
) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

comment on table transfers.limit_usage is
    'How much of a limit a customer has used in a day or a month, counted in the transaction that moves the money. The id follows from customer, limit, currency and period.';

create table transfers.template (
    id uuid not null,
    customer_id uuid not null,
    name text not null,
    content text not null,
    created_at timestamptz not null,
    constraint template_pk primary key (id),
    constraint template_customer_fk foreign key (customer_id) references customers.customer (id),
    constraint template_name_length check (length(name) between 1 and 40),
    constraint template_content_length check (length(content) <= 20000)
);

comment on table transfers.template is
    'Orders a customer saved under a name, to be filled in again.';

create unique index template_name_of_customer on transfers.template (customer_id, name);

grant usage on schema transfers to ${appRole};
grant select, insert, update on transfers.transfer, transfers.limit_usage to ${appRole};
grant select, insert, delete on transfers.template to ${appRole};
