-- What is left of months that were archived: where the kept journal begins, and what each account
-- had until then. Written by the owner of the schemas only, in the transaction that detaches the
-- months.

create table ledger.archive (
    id smallint not null,
    kept_from date,
    last_seq bigint not null,
    last_block bigint not null,
    head_hash bytea not null,
    reversals bigint not null,
    constraint archive_pk primary key (id),
    constraint archive_is_one_row check (id = 1),
    constraint archive_counts_not_negative
        check (last_seq >= 0 and last_block >= 0 and reversals >= 0),
    constraint archive_hash_is_sha256 check (octet_length(head_hash) = 32)
);

comment on table ledger.archive is
    'Where the kept journal begins: first booking date, and position, block, hash and number of reversals of what was archived before.';

insert into ledger.archive (id, last_seq, last_block, head_hash, reversals)
values (1, 0, 0, decode(repeat('00', 32), 'hex'), 0);

create table ledger.carried (
    account_id uuid not null,
    account_seq bigint not null,
    balance_minor bigint not null,
    has_forced boolean not null,
    constraint carried_pk primary key (account_id),
    constraint carried_seq_positive check (account_seq > 0)
);

comment on table ledger.carried is
    'Balance and number of postings of an account at the end of the archived months.';

grant select on ledger.archive, ledger.carried to ${appRole};
