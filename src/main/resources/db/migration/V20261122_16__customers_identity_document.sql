create table customers.identity_document (
  customer_id uuid        primary key,
  country     text        not null,
  number_mac  bytea       not null,
  number_tail text        not null,
  seen_at     timestamptz not null,
  constraint identity_document_of_customer foreign key (customer_id) references customers.customer (id),
  constraint identity_document_unique unique (number_mac),
  constraint identity_document_country_form check (country ~ '^[A-Z]{2}$'),
  constraint identity_document_mac_is_sha256 check (octet_length(number_mac) = 32),
  constraint identity_document_tail_length check (char_length(number_tail) between 1 and 3)
);

comment on table customers.identity_document is
  'The passport a customer has shown: a keyed hash of country and number, and the last characters for people.';

create table customers.code_word (
  customer_id uuid        primary key,
  letters     bytea       not null,
  set_at      timestamptz not null,
  constraint code_word_of_customer foreign key (customer_id) references customers.customer (id),
  constraint code_word_letters check (octet_length(letters) % 16 = 0 and octet_length(letters) between 96 and 512)
);

comment on table customers.code_word is
  'The word by which the call centre recognises a customer: a keyed hash of 16 bytes for each character at its place.';

create table customers.service_refusal (
  customer_id uuid        primary key,
  filed_on    date        not null,
  reference   text        not null,
  recorded_at timestamptz not null,
  constraint service_refusal_of_customer foreign key (customer_id) references customers.customer (id),
  constraint service_refusal_reference_length check (char_length(reference) between 1 and 60)
);

comment on table customers.service_refusal is
  'Written refusals of remote service: while one stands, no product connects its customer by itself.';

grant select, insert, update on customers.identity_document to ${appRole};
grant select, insert, update on customers.code_word to ${appRole};
grant select, insert, delete on customers.service_refusal to ${appRole};
