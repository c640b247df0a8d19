alter table transfers.transfer
    drop constraint transfer_confirmed_by,
    add constraint transfer_confirmed_by check (confirmed_by in ('NONE', 'SMS_CODE', 'TOKEN_CODE', 'SIGNATURE'));
