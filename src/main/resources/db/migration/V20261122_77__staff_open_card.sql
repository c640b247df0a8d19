alter table staff.request
    drop constraint request_kind_known,
    add constraint request_kind_known check (
        kind in ('CASH_IN', 'UNBLOCK', 'OPEN_CARD', 'CHANGE_PHONE', 'REVOKE_CERTIFICATE', 'PAPER'));
