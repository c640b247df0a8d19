create table bills.biller (
    account_id uuid not null,
    number text not null,
    name text not null,
    service text not null,
    form text not null,
    constraint biller_pk primary key (account_id),
    constraint biller_account_fk foreign key (account_id) references ledger.account (account_id),
    constraint biller_service_known check (service in ('UTILITIES', 'MOBILE', 'INTERNET')),
    constraint biller_form_known check (form in ('SUBSCRIBER', 'PHONE', 'CONTRACT'))
);

comment on table bills.biller is
    'Companies with an account here whose services customers pay by choosing them from a list.';

grant select, insert on bills.biller to ${appRole};
