alter table transfers.transfer
    drop constraint transfer_confirmed_by,
    add constraint transfer_confirmed_by check (
        confirmed_by in ('NONE', 'SMS_CODE', 'TOKEN_CODE', 'SIGNATURE', 'APP_QR', 'KEYPAD_PAYEE', 'KEYPAD_FULL',
                         'PASSKEY'));
