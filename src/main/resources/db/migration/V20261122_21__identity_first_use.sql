alter table identity.login
  add column first_use text,
  add constraint login_first_use_known check (first_use in ('NAME', 'DETAILS'));

comment on column identity.login.first_use is
  'What a newcomer with a contract card still has to do: choose his login, or tell his details. Null when nothing.';

alter table identity.session
  drop constraint session_stage_known,
  add constraint session_stage_known check (
    stage in ('LOGIN_NAME', 'CODE_PENDING', 'QUESTION_PENDING', 'PASSWORD_CHANGE', 'FIRST_USE', 'FULL'));
