alter table bills.biller add column stopped_at timestamptz;

grant update on bills.biller to ${appRole};

create table bills.biller_change (
    id uuid not null,
    kind text not null,
    account_id uuid,
    name text not null,
    service text not null,
    form text not null,
    made_by text not null,
    made_at timestamptz not null,
    state text not null,
    decided_by text,
    decided_at timestamptz,
    constraint biller_change_pk primary key (id),
    constraint biller_change_of_biller foreign key (account_id) references bills.biller (account_id),
    constraint biller_change_kind_known check (kind in ('ADD', 'CHANGE', 'STOP', 'RESUME')),
    constraint biller_change_of_known_biller check ((kind = 'ADD') = (account_id is null)),
    constraint biller_change_name_length check (char_length(name) between 1 and 60),
    constraint biller_change_service_known check (service in ('UTILITIES', 'MOBILE', 'INTERNET')),
    constraint biller_change_form_known check (form in ('SUBSCRIBER', 'PHONE', 'CONTRACT')),
    constraint biller_change_state_known check (state in ('WAITING', 'DONE', 'REFUSED')),
    constraint biller_change_decision_complete check (
        (state = 'WAITING') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
    constraint biller_change_needs_two_persons check (decided_by <> made_by)
);

create unique index biller_change_waiting on bills.biller_change (account_id) where state = 'WAITING';
create index biller_change_open on bills.biller_change (made_at) where state = 'WAITING';

comment on table bills.biller_change is
    'What members of staff want changed in the list of companies. Who asked never decides: a constraint sees to it.';

grant select, insert, update on bills.biller_change to ${appRole};
