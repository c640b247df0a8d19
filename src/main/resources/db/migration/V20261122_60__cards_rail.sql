create schema cards;

create table cards.trace (
    day date not null,
    last integer not null,
    constraint trace_pk primary key (day),
    constraint trace_last_positive check (last >= 1)
);

comment on table cards.trace is
    'The last trace number of a day (UTC). Each number names one message to the card switch.';

create table cards.reversal (
    payment_id uuid not null,
    stan integer not null,
    charged_at timestamptz not null,
    amount_minor bigint not null,
    card_hash bytea not null,
    card_sealed bytea,
    tries integer not null,
    next_at timestamptz not null,
    done_at timestamptz,
    constraint reversal_pk primary key (payment_id),
    constraint reversal_stan_range check (stan between 1 and 999999),
    constraint reversal_amount_positive check (amount_minor > 0),
    constraint reversal_tries_count check (tries >= 0),
    constraint reversal_number_while_open check ((done_at is null) = (card_sealed is not null))
);

comment on table cards.reversal is
    'Charges of unknown result that are being undone, until the switch confirms. The number of the card stands sealed until then.';

create index reversal_due on cards.reversal (next_at) where done_at is null;
create index reversal_of_card on cards.reversal (card_hash, charged_at) where done_at is null;

grant usage on schema cards to ${appRole};
grant select, insert, update on cards.trace, cards.reversal to ${appRole};
