create table otp.token_share (
    token_id uuid not null,
    login_id uuid not null,
    shared_at timestamptz not null,
    constraint token_share_pk primary key (token_id, login_id),
    constraint token_share_one_of_login unique (login_id)
);

comment on table otp.token_share is
    'Further users of a generator beside its owner, all of one contract. A user shares one generator at most.';

grant select, insert, update, delete on otp.token_share to ${appRole};
