create schema pauses;

create table pauses.pause (
    id uuid not null,
    reason text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    announced_at timestamptz not null,
    called_off_at timestamptz,
    constraint pause_pk primary key (id),
    constraint pause_reason_known check (reason in ('UPDATE', 'MAINTENANCE', 'FAULT')),
    constraint pause_ends_after_it_starts check (starts_at < ends_at)
);

comment on table pauses.pause is
    'Times in which the whole internet bank stands still, announced or begun at once by the operator.';

create index pause_by_end on pauses.pause (ends_at) where called_off_at is null;

grant usage on schema pauses to ${appRole};
grant select, insert, update on pauses.pause to ${appRole};
