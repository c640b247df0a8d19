create schema identity;

create table identity.login (
  id              uuid        primary key,
  customer_id     uuid        not null,
  contract_id     uuid        not null,
  language        text        not null,
  state           text        not null,
  sign_in_factor  text,
  created_at      timestamptz not null,
  last_sign_in_at timestamptz,
  constraint login_of_customer foreign key (customer_id) references customers.customer (id),
  constraint login_of_contract foreign key (contract_id) references customers.contract (id),
  constraint login_language_known check (language in ('EN', 'JA', 'KO', 'RU', 'UK', 'FA')),
  constraint login_state_known check (state in ('ACTIVE', 'BLOCKED')),
  constraint login_factor_known check (sign_in_factor in ('NONE', 'SMS_CODE', 'TOKEN_CODE'))
);

create index login_by_customer on identity.login (customer_id);
create index login_by_contract on identity.login (contract_id);

comment on table identity.login is 'An identity that signs in, under one contract.';
comment on column identity.login.sign_in_factor is 'Second factor at sign-in; null follows the bank profile.';

create table identity.login_name (
  key      text        primary key,
  login_id uuid        not null,
  kind     text        not null,
  written  text        not null,
  set_at   timestamptz not null,
  constraint login_name_of_login foreign key (login_id) references identity.login (id),
  constraint login_name_one_of_a_kind unique (login_id, kind),
  constraint login_name_kind_known check (kind in ('ISSUED', 'ALIAS')),
  constraint login_name_key_length check (char_length(key) between 1 and 64),
  constraint login_name_written_length check (char_length(written) between 1 and 64)
);

comment on table identity.login_name is
  'Names by which a login signs in: the one issued by the bank and an alias. One key space, so that an alias never equals another name.';
comment on column identity.login_name.key is 'The name without differences of case and of compatible characters.';

create table identity.credential (
  login_id   uuid        primary key,
  hash       text        not null,
  pepper_key text        not null,
  temporary  boolean     not null,
  expires_at timestamptz,
  changed_at timestamptz not null,
  constraint credential_of_login foreign key (login_id) references identity.login (id),
  constraint credential_hash_form check (hash like '$argon2id$%' and char_length(hash) <= 256),
  constraint credential_temporary_expires check (not temporary or expires_at is not null)
);

comment on table identity.credential is 'Password of a login: a peppered Argon2id hash with its parameters and the id of the pepper.';

create table identity.counter (
  login_id        uuid        not null,
  scope           text        not null,
  bucket          text        not null,
  failures        integer     not null,
  last_failure_at timestamptz,
  blocked_until   timestamptz,
  constraint counter_key primary key (login_id, scope, bucket),
  constraint counter_of_login foreign key (login_id) references identity.login (id),
  constraint counter_scope_known check (scope in ('LOGIN')),
  constraint counter_bucket_length check (char_length(bucket) between 1 and 64),
  constraint counter_not_negative check (failures >= 0)
);

comment on table identity.counter is
  'Tries in a row that were paid for and not yet answered by a success. The row is the lock: it is raised before a password is looked at.';

create table identity.source_counter (
  source            text        primary key,
  failures          integer     not null,
  window_started_at timestamptz not null,
  constraint source_counter_length check (char_length(source) between 1 and 64),
  constraint source_counter_not_negative check (failures >= 0)
);

comment on table identity.source_counter is 'Failed tries from one network address in the current window, whatever name was tried.';

create table identity.session (
  id                  bytea       primary key,
  login_id            uuid        not null,
  kind                text        not null,
  stage               text        not null,
  display_name        text        not null,
  previous_sign_in_at timestamptz,
  challenge_id        uuid,
  created_at          timestamptz not null,
  last_seen_at        timestamptz not null,
  expires_at          timestamptz not null,
  ended_at            timestamptz,
  end_reason          text,
  constraint session_of_login foreign key (login_id) references identity.login (id),
  constraint session_id_is_sha256 check (octet_length(id) = 32),
  constraint session_kind_known check (kind in ('BROWSER', 'API')),
  constraint session_stage_known check (stage in ('CODE_PENDING', 'PASSWORD_CHANGE', 'FULL')),
  constraint session_end_known check (
    end_reason in ('LOGGED_OUT', 'IDLE', 'EXPIRED', 'REPLACED', 'BLOCKED', 'PASSWORD_CHANGED', 'CODE_FAILED')),
  constraint session_end_complete check ((ended_at is null) = (end_reason is null))
);

create index session_live_by_login on identity.session (login_id) where ended_at is null;
create index session_by_expiry on identity.session (expires_at);

comment on table identity.session is 'A session by the SHA-256 of its token. The token itself is never stored.';
comment on column identity.session.display_name is 'Name of the customer when the session began, shown on every page.';

create table identity.sign_in (
  id       uuid        primary key,
  login_id uuid        not null,
  at       timestamptz not null,
  result   text        not null,
  source   text        not null,
  constraint sign_in_of_login foreign key (login_id) references identity.login (id),
  constraint sign_in_result_known check (result in ('ACCEPTED', 'REFUSED')),
  constraint sign_in_source_length check (char_length(source) between 1 and 64)
);

create index sign_in_by_login on identity.sign_in (login_id, at desc);

comment on table identity.sign_in is 'What the customer sees as his last sign-ins and tries.';

grant usage on schema identity to ${appRole};
grant select, insert, update on identity.login to ${appRole};
grant select, insert, update, delete on identity.login_name to ${appRole};
grant select, insert, update on identity.credential to ${appRole};
grant select, insert, update on identity.counter to ${appRole};
grant select, insert, update, delete on identity.source_counter to ${appRole};
grant select, insert, update, delete on identity.session to ${appRole};
grant select, insert, delete on identity.sign_in to ${appRole};
