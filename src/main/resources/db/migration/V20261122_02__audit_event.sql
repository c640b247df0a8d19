create schema audit;

create table audit.chain (
    id smallint not null,
    last_seq bigint not null,
    head_hash bytea not null,
    constraint chain_pk primary key (id),
    constraint chain_seq_not_negative check (last_seq >= 0),
    constraint chain_hash_is_sha256 check (octet_length(head_hash) = 32)
) with (fillfactor = 10);

comment on table audit.chain is
    'Heads of the hash chains. A writer takes any head that is free, so writers never wait for each other.';

insert into audit.chain (id, last_seq, head_hash)
select n, 0, decode(repeat('00', 32), 'hex')
  from generate_series(1, 32) as n;

create table audit.event (
    chain_id smallint not null,
    seq bigint not null,
    id uuid not null,
    at timestamptz not null,
    kind text not null,
    actor text not null,
    subject_kind text not null,
    subject_id uuid not null,
    details text not null,
    hash bytea not null,
    constraint event_pk primary key (chain_id, seq),
    constraint event_kind_length check (length(kind) between 1 and 60),
    constraint event_actor_length check (length(actor) between 1 and 120),
    constraint event_subject_kind_length check (length(subject_kind) between 1 and 40),
    constraint event_details_length check (length(details) <= 4000),
    constraint event_hash_is_sha256 check (octet_length(hash) = 32)
);

comment on table audit.event is
    'Who did what to which thing. Append only; each hash covers the event and the hash before it in its chain.';

create index event_subject on audit.event (subject_id, at);

grant usage on schema audit to ${appRole};
grant select, update on audit.chain to ${appRole};
grant select, insert on audit.event to ${appRole};
