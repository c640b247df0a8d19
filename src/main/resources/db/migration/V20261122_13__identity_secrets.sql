alter table identity.credential
  add column kind text not null default 'LOGIN_PASSWORD',
  drop constraint credential_pkey,
  add constraint credential_key primary key (login_id, kind),
  add constraint credential_kind_known check (
    kind in ('LOGIN_PASSWORD', 'CONFIRMATION_PASSWORD', 'CODE_WORD', 'PIN', 'APPROVAL_PIN'));

alter table identity.credential alter column kind drop default;

comment on table identity.credential is
  'Secrets of a login, one row a kind: a peppered Argon2id hash with its parameters and the id of the pepper.';

create table identity.secret_answer (
  login_id   uuid        not null,
  place      integer     not null,
  question   text        not null,
  hash       text        not null,
  pepper_key text        not null,
  set_at     timestamptz not null,
  constraint secret_answer_key primary key (login_id, place),
  constraint secret_answer_of_login foreign key (login_id) references identity.login (id),
  constraint secret_answer_place check (place between 1 and 3),
  constraint secret_answer_question_once unique (login_id, question),
  constraint secret_answer_question_form check (question ~ '^[A-Z][A-Z_]{0,39}$'),
  constraint secret_answer_hash_form check (hash like '$argon2id$%' and char_length(hash) <= 256)
);

comment on table identity.secret_answer is
  'The three questions a login chose, with the hashes of their answers in one way of writing.';

alter table identity.login add column asked_place integer;

alter table identity.login
  add constraint login_asked_place check (asked_place between 1 and 3);

comment on column identity.login.asked_place is
  'The question that is asked until it is answered right, so that nobody fishes for an easy one.';

alter table identity.counter drop constraint counter_scope_known;

update identity.counter set scope = 'LOGIN_PASSWORD' where scope = 'LOGIN';

alter table identity.counter
  add column closed_at timestamptz,
  add constraint counter_scope_known check (
    scope in ('LOGIN_PASSWORD', 'CONFIRMATION_PASSWORD', 'CODE_WORD', 'SECRET_ANSWER', 'PIN', 'APPROVAL_PIN'));

comment on table identity.counter is
  'Tries in a row of one secret that were paid for and not yet answered by a success, apart for each device the bank knows. The row is the lock: it is raised before a secret is looked at.';
comment on column identity.counter.closed_at is 'When the last allowed try failed; set until somebody entitled lifts it.';

alter table identity.source_counter rename column source to key;
alter table identity.source_counter rename column failures to counts;
alter table identity.source_counter rename column window_started_at to since;

alter table identity.source_counter
  drop constraint source_counter_length,
  add constraint source_counter_length check (char_length(key) between 1 and 80);

create index source_counter_by_age on identity.source_counter (since);

comment on table identity.source_counter is
  'Tries by what the caller shows: a network address, or a keyed hash of the name he typed, whether it exists or not.';

grant select, insert, update, delete on identity.secret_answer to ${appRole};
