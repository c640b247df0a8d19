create table accounts.loan (
    account_id uuid not null,
    principal_minor bigint not null,
    yearly_rate integer not null,
    months integer not null,
    first_due date not null,
    constraint loan_pk primary key (account_id),
    constraint loan_account_fk foreign key (account_id) references accounts.account (id),
    constraint loan_principal_positive check (principal_minor > 0),
    constraint loan_rate_range check (yearly_rate between 0 and 10000),
    constraint loan_months_range check (months between 1 and 600)
);

comment on table accounts.loan is
    'Terms of loans repaid in equal monthly instalments: what was lent, hundredths of a percent a year, number of instalments, day of the first.';

grant select, insert on accounts.loan to ${appRole};
