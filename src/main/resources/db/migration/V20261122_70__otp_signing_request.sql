alter table otp.challenge
    drop constraint challenge_purpose,
    drop constraint challenge_counts,
    drop constraint challenge_phone_length,
    add constraint challenge_purpose check (
        purpose in ('SIGN_IN', 'PAYMENT', 'APP_QR', 'KEYPAD_PAYEE', 'KEYPAD_FULL')),
    add constraint challenge_counts check (failures >= 0 and sends >= 0 and generation > 0),
    add constraint challenge_sent check (
        case when purpose in ('SIGN_IN', 'PAYMENT')
             then sends > 0 and length(phone) between 5 and 20
             else sends = 0 and phone = '' end);

comment on table otp.challenge is
    'One-time codes asked for one act each: sent by SMS, or made by a device of the customer over the act. The code itself is never stored: it is derived from the nonce under the server key, or computed as the device computes it.';

alter table otp.token
    add column keypad boolean not null default false,
    drop constraint token_kind,
    drop constraint token_signs_with_ocra,
    drop constraint token_state_of_kind,
    add constraint token_kind check (kind in ('HARDWARE', 'SOFTWARE', 'DIGITAL', 'SIGNING', 'APP')),
    add constraint token_signs_with_ocra check ((kind in ('SIGNING', 'APP')) = (algorithm = 'OCRA')),
    add constraint token_state_of_kind check (
        (kind in ('SIGNING', 'APP')) = (state in ('PENDING', 'REMOVED')) or state in ('ACTIVE', 'LOCKED')),
    add constraint token_keypad_is_clock check (not keypad or (kind = 'HARDWARE' and algorithm = 'TOTP'));

comment on column otp.token.keypad is
    'A generator with keys: it also signs payee and amount that are typed into it (RFC 6287), under the same seed.';

create unique index token_one_app_of_login
    on otp.token (login_id)
 where kind = 'APP'
   and state = 'ACTIVE';
