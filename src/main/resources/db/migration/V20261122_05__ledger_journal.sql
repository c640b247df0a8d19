-- The journal. Amounts are minor units, credit positive and debit negative. Entry and posting are
-- partitioned by month of booking_date, which every key of theirs therefore contains. The first
-- partition spans all dates; the program cuts months from it. Hot tables carry no foreign keys:
-- each would lock and read an account row once more for every posting. The verifier proves the same
-- references instead.

create schema ledger;

create table ledger.book (
    id smallint not null,
    last_seq bigint not null,
    last_block bigint not null,
    head_hash bytea not null,
    business_date date not null,
    constraint book_pk primary key (id),
    constraint book_is_one_row check (id = 1),
    constraint book_seq_not_negative check (last_seq >= 0),
    constraint book_block_not_negative check (last_block >= 0),
    constraint book_hash_is_sha256 check (octet_length(head_hash) = 32)
) with (fillfactor = 10);

comment on table ledger.book is
    'The one row that every posting transaction locks first: last position and block, head of the hash chain, current business date.';

insert into ledger.book (id, last_seq, last_block, head_hash, business_date)
values (1, 0, 0, decode(repeat('00', 32), 'hex'), date '2000-01-01');

create table ledger.account (
    account_id uuid not null,
    currency text not null,
    class text not null,
    posted_minor bigint not null,
    held_minor bigint not null,
    floor_minor bigint not null,
    ceiling_minor bigint not null,
    state text not null,
    account_seq bigint not null,
    opened_at timestamptz not null,
    constraint account_pk primary key (account_id),
    constraint account_currency_code check (currency ~ '^[A-Z]{3}$'),
    constraint account_class_known
        check (class in ('LIABILITY', 'ASSET', 'INCOME', 'EXPENSE', 'EQUITY')),
    constraint account_state_known
        check (state in ('OPEN', 'DEBIT_BLOCKED', 'CREDIT_BLOCKED', 'BLOCKED', 'CLOSED')),
    constraint account_held_not_negative check (held_minor >= 0),
    constraint account_floor_range check (floor_minor between -4000000000000000000 and 0),
    constraint account_ceiling_range check (ceiling_minor between 0 and 4000000000000000000),
    constraint account_seq_not_negative check (account_seq >= 0),
    constraint account_closed_is_empty
        check (state <> 'CLOSED' or (posted_minor = 0 and held_minor = 0))
) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

comment on table ledger.account is
    'Balance and state of an account, changed in the same transaction as its postings. No index beside the key, so that every update stays within its page.';

create table ledger.entry (
    book_seq bigint not null,
    entry_id uuid not null,
    kind text not null,
    client_id uuid not null,
    request_key uuid not null,
    booking_date date not null,
    value_date date not null,
    posted_at timestamptz not null,
    reverses uuid,
    order_id uuid,
    narrative text,
    narrative_hash bytea not null,
    hash bytea not null,
    constraint entry_pk primary key (booking_date, book_seq),
    constraint entry_id_unique unique (entry_id, booking_date),
    constraint entry_seq_positive check (book_seq > 0),
    constraint entry_kind_known
        check (kind in ('OPENING', 'CASH_IN', 'CASH_OUT', 'TRANSFER_OWN', 'TRANSFER_INTERNAL',
                        'TRANSFER_INTERBANK', 'TRANSFER_INCOMING', 'PURCHASE', 'BILL_PAYMENT',
                        'DIRECT_DEBIT', 'CARD_PAYMENT', 'FEE', 'INTEREST', 'DEPOSIT_OPENING',
                        'DEPOSIT_CLOSING', 'LOAN_DISBURSEMENT', 'LOAN_REPAYMENT', 'EXCHANGE',
                        'SETTLEMENT', 'ADJUSTMENT', 'HOLD', 'RETURN', 'REVERSAL')),
    constraint entry_undoes_by_kind
        check ((reverses is not null) = (kind in ('RETURN', 'REVERSAL'))),
    constraint entry_narrative_length check (length(narrative) <= 500),
    constraint entry_narrative_hash_is_sha256 check (octet_length(narrative_hash) = 32),
    constraint entry_hash_is_sha256 check (octet_length(hash) = 32)
) partition by range (booking_date);

comment on table ledger.entry is
    'Headers of the journal in gap-free order. Only inserted. The narrative may be erased by the owner of the schema when law demands it; its hash stays.';

create table ledger.entry_before
    partition of ledger.entry for values from (minvalue) to (maxvalue);

comment on table ledger.entry_before is
    'Entries of all dates before the first month with a partition of its own.';

create table ledger.posting (
    account_id uuid not null,
    booking_date date not null,
    account_seq bigint not null,
    book_seq bigint not null,
    line smallint not null,
    amount_minor bigint not null,
    balance_after_minor bigint not null,
    value_date date not null,
    text_code text not null,
    force text not null,
    constraint posting_pk primary key (account_id, booking_date, account_seq),
    constraint posting_line_unique unique (booking_date, book_seq, line),
    constraint posting_amount_not_zero check (amount_minor <> 0),
    constraint posting_amount_bound
        check (amount_minor between -1000000000000000 and 1000000000000000),
    constraint posting_account_seq_positive check (account_seq > 0),
    constraint posting_line_range check (line between 1 and 64),
    constraint posting_text_code_known
        check (text_code in ('PRINCIPAL', 'FEE', 'TAX', 'INTEREST', 'PENALTY', 'EXCHANGE', 'CASH',
                             'CORRECTION')),
    constraint posting_force_known check (force in ('NORMAL', 'FORCED'))
) partition by range (booking_date);

comment on table ledger.posting is
    'Lines of the journal, with the balance of the account after each. Only inserted. The key serves statements.';

create table ledger.posting_before
    partition of ledger.posting for values from (minvalue) to (maxvalue);

comment on table ledger.posting_before is
    'Postings of all dates before the first month with a partition of its own.';

create index posting_valued_elsewhere
    on ledger.posting (account_id, value_date)
 where value_date <> booking_date;

create index posting_forced
    on ledger.posting (account_id)
 where force = 'FORCED';

create table ledger.request (
    client_id uuid not null,
    request_key uuid not null,
    fingerprint bytea not null,
    outcome text not null,
    refusal text,
    account_id uuid,
    entry_id uuid,
    book_seq bigint,
    booking_date date,
    answered_at timestamptz not null,
    constraint request_pk primary key (client_id, request_key),
    constraint request_fingerprint_is_sha256 check (octet_length(fingerprint) = 32),
    constraint request_outcome_known check (outcome in ('POSTED', 'HOLDS_CHANGED', 'REFUSED')),
    constraint request_refusal_length check (length(refusal) between 3 and 60),
    constraint request_refusal_by_outcome check ((outcome = 'REFUSED') = (refusal is not null)),
    constraint request_entry_by_outcome
        check ((outcome = 'POSTED') = (entry_id is not null)
               and (outcome = 'POSTED') = (book_seq is not null)
               and (outcome = 'POSTED') = (booking_date is not null))
);

comment on table ledger.request is
    'The first outcome of each request, by which every repetition is answered. Refusals are remembered too.';

create table ledger.hold (
    hold_id uuid not null,
    account_id uuid not null,
    amount_minor bigint not null,
    captured_minor bigint not null,
    state text not null,
    expires_at timestamptz,
    order_id uuid,
    created_at timestamptz not null,
    constraint hold_pk primary key (hold_id),
    constraint hold_amount_positive check (amount_minor > 0),
    constraint hold_captured_range check (captured_minor between 0 and amount_minor),
    constraint hold_state_known check (state in ('ACTIVE', 'CAPTURED', 'RELEASED', 'EXPIRED')),
    constraint hold_active_keeps_something
        check (state <> 'ACTIVE' or captured_minor < amount_minor)
);

comment on table ledger.hold is
    'Money set aside on an account until it is captured, released or expired. What an active hold keeps is amount less captured.';

create index hold_active_by_account
    on ledger.hold (account_id)
 where state = 'ACTIVE';

create index hold_active_by_expiry
    on ledger.hold (expires_at)
 where state = 'ACTIVE';

create table ledger.reversal (
    original_entry_id uuid not null,
    reversal_entry_id uuid not null,
    constraint reversal_pk primary key (original_entry_id),
    constraint reversal_entry_unique unique (reversal_entry_id),
    constraint reversal_not_of_itself check (original_entry_id <> reversal_entry_id)
);

comment on table ledger.reversal is
    'Which entry undoes which: at most one for each. Only inserted.';

create table ledger.block (
    block_no bigint not null,
    first_seq bigint not null,
    last_seq bigint not null,
    previous_hash bytea not null,
    hash bytea not null,
    sealed_at timestamptz not null,
    constraint block_pk primary key (block_no),
    constraint block_first_seq_unique unique (first_seq),
    constraint block_no_positive check (block_no > 0),
    constraint block_not_empty check (last_seq >= first_seq),
    constraint block_previous_hash_is_sha256 check (octet_length(previous_hash) = 32),
    constraint block_hash_is_sha256 check (octet_length(hash) = 32)
);

comment on table ledger.block is
    'One link of the hash chain for each batch of entries. Only inserted.';

grant usage on schema ledger to ${appRole};
grant select, update on ledger.book to ${appRole};
grant select, insert, update on ledger.account to ${appRole};
grant select, insert, update on ledger.hold to ${appRole};
grant select, insert on ledger.entry to ${appRole};
grant select, insert on ledger.posting to ${appRole};
grant select, insert on ledger.request to ${appRole};
grant select, insert on ledger.reversal to ${appRole};
grant select, insert on ledger.block to ${appRole};
