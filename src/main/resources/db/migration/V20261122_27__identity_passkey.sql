create table identity.passkey (
  id              uuid        primary key,
  login_id        uuid        not null,
  credential_id   bytea       not null,
  name            text        not null,
  attested        bytea       not null,
  sign_count      bigint      not null,
  backup_eligible boolean     not null,
  backed_up       boolean     not null,
  created_at      timestamptz not null,
  used_at         timestamptz,
  ended_at        timestamptz,
  end_reason      text,
  constraint passkey_of_login foreign key (login_id) references identity.login (id),
  constraint passkey_credential_once unique (credential_id),
  constraint passkey_credential_length check (octet_length(credential_id) between 1 and 1023),
  constraint passkey_name_length check (char_length(name) between 1 and 40),
  constraint passkey_sign_count_known check (sign_count between 0 and 4294967295),
  constraint passkey_end_known check (end_reason in ('REMOVED', 'COPIED')),
  constraint passkey_end_complete check ((ended_at is null) = (end_reason is null))
);

create index passkey_live_by_login on identity.passkey (login_id) where ended_at is null;

comment on table identity.passkey is
  'Passkeys of a login: the public key with its credential id and the model of the authenticator as it attested them (WebAuthn, attested credential data), and the last signature counter. Private keys never leave the customer''s device.';

create table identity.passkey_answer (
  challenge  bytea       primary key,
  used_at    timestamptz not null,
  expires_at timestamptz not null,
  constraint passkey_answer_digest check (octet_length(challenge) = 32)
);

create index passkey_answer_by_expiry on identity.passkey_answer (expires_at);

comment on table identity.passkey_answer is
  'Challenges of passkeys that were answered, by their SHA-256, so that none is answered twice. A challenge that nobody answers leaves no row.';

alter table identity.session
  add column proven_at timestamptz,
  add column proof_challenge_id uuid;

comment on column identity.session.proven_at is
  'When a second factor was last shown inside this session; some acts ask for a fresh one.';

grant select, insert, update on identity.passkey to ${appRole};
grant select, insert, delete on identity.passkey_answer to ${appRole};
