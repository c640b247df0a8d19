create table identity.certificate (
  id            uuid        primary key,
  login_id      uuid        not null,
  device_id     uuid        not null,
  serial        text        not null,
  sha256        bytea       not null,
  not_before    timestamptz not null,
  not_after     timestamptz not null,
  state         text        not null,
  ended_at      timestamptz,
  reminders     integer     not null default 0,
  constraint certificate_of_login foreign key (login_id) references identity.login (id),
  constraint certificate_of_device foreign key (device_id) references identity.device (id),
  constraint certificate_serial_once unique (serial),
  constraint certificate_sha256_once unique (sha256),
  constraint certificate_serial_hex check (serial ~ '^[0-9a-f]{1,40}$'),
  constraint certificate_period check (not_before < not_after),
  constraint certificate_state_known check (state in ('ISSUED', 'IN_USE', 'SUPERSEDED', 'REVOKED')),
  constraint certificate_end_complete check (
    (ended_at is null) = (state in ('ISSUED', 'IN_USE'))),
  constraint certificate_reminders_known check (reminders between 0 and 2)
);

create unique index certificate_one_live
  on identity.certificate (login_id, state) where ended_at is null;
create index certificate_live_by_end on identity.certificate (not_after) where ended_at is null;
create index certificate_by_login on identity.certificate (login_id);

comment on table identity.certificate is
  'Client certificates the bank has issued, by the SHA-256 of the certificate. The row decides whether one is good: a login has one in use and, while it is renewed, one that was issued and not yet used. The private keys are not kept.';

alter table identity.session add column certificate_sha256 bytea;

comment on column identity.session.certificate_sha256 is
  'The client certificate a session was opened with; each of its requests must come over a connection with the same one.';

grant select, insert, update on identity.certificate to ${appRole};
