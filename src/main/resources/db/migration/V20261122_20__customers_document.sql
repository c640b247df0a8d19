create table customers.document (
  kind        text        not null,
  hash        bytea       not null,
  customer_id uuid        not null,
  noted_at    timestamptz not null,
  constraint document_key primary key (kind, hash),
  constraint document_of_customer foreign key (customer_id) references customers.customer (id),
  constraint document_kind_known check (kind in ('CARD', 'PASSPORT')),
  constraint document_hash_is_sha256 check (octet_length(hash) = 32)
);

create index document_by_customer on customers.document (customer_id);

comment on table customers.document is
  'Numbers of cards and passports by which a customer is found who shows one, as hashes under a key of the bank. The numbers themselves are not stored.';

alter table customers.contract
  add column contact_phone text,
  add column wants_letters boolean not null default false,
  add constraint contract_contact_phone_is_e164 check (contact_phone ~ '^\+[1-9][0-9]{6,14}$');

comment on column customers.contract.contact_phone is
  'Where the customer wants to be called. Secrets never go there.';
comment on column customers.contract.wants_letters is 'Whether he wants advertising by post.';

grant select, insert, update, delete on customers.document to ${appRole};
