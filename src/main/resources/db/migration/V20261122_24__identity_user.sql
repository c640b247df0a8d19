alter table identity.login
  add column user_kind text,
  add column user_name text,
  add column phone text,
  add column mail text,
  add column suspended_at timestamptz;

update identity.login login
   set user_kind = case when exists (
         select
           from identity.login older
          where older.contract_id = login.contract_id
            and (older.created_at, older.id) < (login.created_at, login.id))
       then 'GENERAL' else 'MASTER' end;

alter table identity.login
  alter column user_kind set not null,
  add constraint login_user_kind_known check (user_kind in ('MASTER', 'ADMINISTRATOR', 'GENERAL')),
  add constraint login_user_name_length check (char_length(user_name) between 1 and 60),
  add constraint login_phone_is_e164 check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  add constraint login_mail_length check (char_length(mail) between 3 and 254),
  drop constraint login_state_known,
  add constraint login_state_known check (state in ('ACTIVE', 'BLOCKED', 'CLOSED'));

create unique index login_one_master on identity.login (contract_id) where user_kind = 'MASTER';

comment on table identity.login is
  'An identity that signs in under one contract: its only master, an administrator or a general user.';
comment on column identity.login.user_name is 'Name of the user; null when it is that of the customer.';
comment on column identity.login.phone is
  'Where codes and passwords of this user go; null for the telephone of the contract.';
comment on column identity.login.mail is 'Where notices to this user go; null for the mail address of the contract.';
comment on column identity.login.suspended_at is
  'Since when another user of the contract keeps this one out; null while nobody does.';

alter table identity.session
  add column users_open_until timestamptz,
  drop constraint session_end_known,
  add constraint session_end_known check (
    end_reason in ('LOGGED_OUT', 'IDLE', 'EXPIRED', 'REPLACED', 'BLOCKED', 'PASSWORD_CHANGED', 'CODE_FAILED',
      'ANSWER_FAILED', 'ENDED_BY_OWNER', 'RECOVERED', 'SUSPENDED', 'CLOSED'));

comment on column identity.session.users_open_until is
  'Until when a master or administrator sees the users of his contract: he entered his confirmation password.';
