create schema jobs;

create table jobs.schedule (
    name text not null,
    next_run_at timestamptz not null,
    leased_until timestamptz,
    last_run_at timestamptz,
    last_fault text,
    constraint schedule_pk primary key (name),
    constraint schedule_name_length check (length(name) between 1 and 80),
    constraint schedule_fault_length check (length(last_fault) <= 1000)
);

comment on table jobs.schedule is
    'Recurring work and when it is due. A node leases a job before it runs it, so two nodes never run one job together.';

grant usage on schema jobs to ${appRole};
grant select, insert, update on jobs.schedule to ${appRole};
