alter table customers.contract
  add column ended_on date;

comment on column customers.contract.ended_on is 'Since when the contract no longer holds; null while it does.';
