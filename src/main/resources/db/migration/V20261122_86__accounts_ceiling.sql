create table accounts.ceiling (
    customer_id uuid not null,
    limit_code text not null,
    currency text not null,
    agreed_minor bigint,
    own_minor bigint,
    changed_at timestamptz not null,
    constraint ceiling_pk primary key (customer_id, limit_code, currency),
    constraint ceiling_of_customer foreign key (customer_id) references customers.customer (id),
    constraint ceiling_agreed_positive check (agreed_minor > 0),
    constraint ceiling_own_not_negative check (own_minor >= 0)
);

comment on table accounts.ceiling is
    'Limits of single customers: another ceiling than the bank’s, agreed by two members of staff, and what the customer set below it.';
comment on column accounts.ceiling.agreed_minor is 'null: the ceiling of the profile';
comment on column accounts.ceiling.own_minor is 'null: as high as agreed';

grant select, insert, update on accounts.ceiling to ${appRole};

alter table staff.request
    drop constraint request_kind_known,
    drop constraint request_amount_of_cash,
    add constraint request_kind_known check (
        kind in ('CASH_IN', 'UNBLOCK', 'OPEN_CARD', 'CHANGE_PHONE', 'CHANGE_LIMIT', 'REVOKE_CERTIFICATE', 'PAPER')),
    add constraint request_amount_of_kind check (
        (kind in ('CASH_IN', 'CHANGE_LIMIT')) = (amount_minor is not null)
        and (amount_minor is null) = (currency is null));
