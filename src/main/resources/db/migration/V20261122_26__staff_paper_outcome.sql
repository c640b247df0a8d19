alter table staff.paper
    add column subject_id uuid,
    drop constraint paper_kind_known,
    add constraint paper_kind_known check (
        kind in ('PASSWORD', 'PIN', 'APPROVAL_PIN', 'LOCK_RELEASE', 'CANCELLATION', 'NEW_CONTRACT', 'OTHER'));

comment on column staff.paper.subject_id is
    'The login or the contract a form is about; null for forms that change nothing by themselves.';

alter table staff.request
    drop constraint request_kind_known,
    add constraint request_kind_known check (kind in ('CASH_IN', 'UNBLOCK', 'CHANGE_PHONE', 'PAPER'));
