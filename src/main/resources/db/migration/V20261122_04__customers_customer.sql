create schema customers;

create table customers.customer (
  id           uuid        primary key,
  kind         text        not null,
  display_name text        not null,
  language     text        not null,
  fee_class    text        not null,
  birth_date   date,
  created_at   timestamptz not null,
  constraint customer_kind_known check (kind in ('PERSON', 'COMPANY', 'MERCHANT')),
  constraint customer_name_length check (char_length(display_name) between 1 and 140),
  constraint customer_language_known check (language in ('EN', 'JA', 'KO', 'RU', 'UK', 'FA')),
  constraint customer_fee_class_form check (fee_class ~ '^[A-Z][A-Z0-9_]{0,31}$'),
  constraint customer_only_person_is_born check (birth_date is null or kind = 'PERSON')
);

comment on table customers.customer is 'A person or company known to the bank.';
comment on column customers.customer.fee_class is 'Customer class of the fee table in the bank profile.';

create table customers.contract (
  id          uuid        primary key,
  customer_id uuid        not null,
  number      text        not null,
  phone       text        not null,
  mail        text        not null,
  signed_on   date        not null,
  created_at  timestamptz not null,
  constraint contract_of_customer foreign key (customer_id) references customers.customer (id),
  constraint contract_number_unique unique (number),
  constraint contract_number_length check (char_length(number) between 1 and 32),
  constraint contract_phone_is_e164 check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  constraint contract_mail_length check (char_length(mail) between 3 and 254)
);

create index contract_by_customer on customers.contract (customer_id, signed_on, id);

comment on table customers.contract is 'A signed contract for remote service with the only addresses to which secrets are sent.';

grant usage on schema customers to ${appRole};
grant select, insert, update on customers.customer to ${appRole};
grant select, insert, update on customers.contract to ${appRole};
