create table staff.request (
    id uuid not null,
    kind text not null,
    customer_id uuid not null,
    subject_id uuid not null,
    amount_minor bigint,
    currency text,
    phone text,
    reason text not null,
    made_by uuid not null,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    state text not null,
    decided_by uuid,
    decided_at timestamptz,
    constraint request_pk primary key (id),
    constraint request_of_customer foreign key (customer_id) references customers.customer (id),
    constraint request_made_by_member foreign key (made_by) references staff.member (id),
    constraint request_decided_by_member foreign key (decided_by) references staff.member (id),
    constraint request_needs_two_persons check (decided_by <> made_by),
    constraint request_kind_known check (kind in ('CASH_IN', 'UNBLOCK', 'CHANGE_PHONE')),
    constraint request_state_known check (state in ('WAITING', 'APPROVED', 'REFUSED')),
    constraint request_decision_complete check (
        (state = 'WAITING') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
    constraint request_amount_of_cash check (
        (kind = 'CASH_IN') = (amount_minor is not null) and (amount_minor is null) = (currency is null)),
    constraint request_phone_of_change check ((kind = 'CHANGE_PHONE') = (phone is not null)),
    constraint request_reason_length check (char_length(reason) between 1 and 200)
);

create index request_waiting on staff.request (made_at) where state = 'WAITING';
create index request_by_time on staff.request (made_at desc, id desc);

comment on table staff.request is
    'Acts that wait for a second person. Who asked never decides: a constraint sees to it.';

create table staff.caller (
    id uuid not null,
    member_id uuid not null,
    customer_id uuid not null,
    state text not null,
    asked_at timestamptz not null,
    identified_until timestamptz,
    constraint caller_pk primary key (id),
    constraint caller_of_member foreign key (member_id) references staff.member (id),
    constraint caller_of_customer foreign key (customer_id) references customers.customer (id),
    constraint caller_state_known check (state in ('ASKED', 'IDENTIFIED', 'REFUSED')),
    constraint caller_identified_for_a_while check ((state = 'IDENTIFIED') = (identified_until is not null))
);

create index caller_by_customer on staff.caller (customer_id, asked_at);

comment on table staff.caller is
    'Identifications of callers by passport and code word, each for one member of staff and a short while.';

create table staff.paper (
    id uuid not null,
    customer_id uuid not null,
    kind text not null,
    reference text not null,
    recorded_by uuid not null,
    recorded_at timestamptz not null,
    done_by uuid,
    done_at timestamptz,
    constraint paper_pk primary key (id),
    constraint paper_of_customer foreign key (customer_id) references customers.customer (id),
    constraint paper_recorded_by_member foreign key (recorded_by) references staff.member (id),
    constraint paper_done_by_member foreign key (done_by) references staff.member (id),
    constraint paper_kind_known check (
        kind in ('PASSWORD', 'PIN', 'APPROVAL_PIN', 'CANCELLATION', 'OTHER')),
    constraint paper_reference_length check (char_length(reference) between 1 and 60),
    constraint paper_done_complete check ((done_by is null) = (done_at is null))
);

create index paper_by_customer on staff.paper (customer_id, recorded_at desc);

comment on table staff.paper is 'Paper forms customers handed in, with the reference of their scan.';

grant select, insert, update on staff.request, staff.caller, staff.paper to ${appRole};
