alter table customers.document add column suspended_at timestamptz;

comment on column customers.document.suspended_at is
    'When the document was taken out of use; its number identifies nobody from then on.';
