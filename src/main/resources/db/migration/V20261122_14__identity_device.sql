create table identity.device (
  id          uuid        primary key,
  login_id    uuid        not null,
  turn        integer     not null,
  turned_at   timestamptz not null,
  browser     text        not null,
  network     text        not null,
  known_since timestamptz not null,
  seen_at     timestamptz not null,
  ended_at    timestamptz,
  end_reason  text,
  constraint device_of_login foreign key (login_id) references identity.login (id),
  constraint device_turn_positive check (turn > 0),
  constraint device_browser_length check (char_length(browser) between 1 and 60),
  constraint device_network_length check (char_length(network) between 1 and 64),
  constraint device_end_known check (
    end_reason in ('BY_OWNER', 'COPIED', 'TOO_MANY', 'RECOVERED', 'FAILED')),
  constraint device_end_complete check ((ended_at is null) = (end_reason is null))
);

create index device_live_by_login on identity.device (login_id) where ended_at is null;

comment on table identity.device is
  'Browsers from which a login has signed in completely. A signed cookie names the row and its turn, which moves on at every sign-in, so that a copied cookie is noticed.';

alter table identity.session
  add column device_id uuid,
  add column question_place integer,
  add column browser text not null default '-',
  add column source text not null default '-',
  drop constraint session_stage_known,
  drop constraint session_end_known,
  add constraint session_of_device foreign key (device_id) references identity.device (id),
  add constraint session_question_place check (question_place between 1 and 3),
  add constraint session_stage_known check (
    stage in ('CODE_PENDING', 'QUESTION_PENDING', 'PASSWORD_CHANGE', 'FULL')),
  add constraint session_end_known check (
    end_reason in ('LOGGED_OUT', 'IDLE', 'EXPIRED', 'REPLACED', 'BLOCKED', 'PASSWORD_CHANGED', 'CODE_FAILED',
                   'ANSWER_FAILED', 'ENDED_BY_OWNER', 'RECOVERED'));

comment on column identity.session.question_place is 'The secret question this session still has to answer.';

alter table identity.sign_in add column browser text not null default '-';

grant select, insert, update on identity.device to ${appRole};

alter table identity.login add column cooling_until timestamptz;

comment on column identity.login.cooling_until is
  'After a recovered password: until then nothing that a thief would do first.';
