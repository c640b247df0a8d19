alter table identity.login
  add column idle_seconds integer,
  add column code_seconds integer,
  add constraint login_idle_is_a_time check (idle_seconds > 0),
  add constraint login_code_is_a_time check (code_seconds > 0);

comment on column identity.login.idle_seconds is
  'How long a session of this login lives without use. Null: as the bank profile says.';

comment on column identity.login.code_seconds is
  'How long a code sent to this login by text message is accepted. Null: as the bank profile says.';
