create schema drafts;

create table drafts.draft (
    id uuid not null,
    kind text not null,
    login_id uuid not null,
    customer_id uuid not null,
    version integer not null,
    state text not null,
    content text not null,
    challenge_id uuid,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    expires_at timestamptz not null,
    constraint draft_pk primary key (id),
    constraint draft_kind_length check (length(kind) between 1 and 40),
    constraint draft_version_positive check (version > 0),
    constraint draft_state check (state in ('OPEN', 'DONE', 'DISCARDED')),
    constraint draft_content_length check (length(content) <= 20000)
) with (fillfactor = 70);

comment on table drafts.draft is
    'Unfinished acts of persons, kept on the server so that time-outs, the back button and a second window lose and double nothing. Never holds a secret.';

create index draft_open_of_login on drafts.draft (login_id, updated_at) where state = 'OPEN';
create index draft_by_expiry on drafts.draft (expires_at);

grant usage on schema drafts to ${appRole};
grant select, insert, update, delete on drafts.draft to ${appRole};
