package ginko.identity;

import ginko.kernel.LoginId;

/// A passkey with what its answers are checked against.
///
/// @param attested attested credential data (WebAuthn Level 3, 6.5.1): model, credential id, key
/// @param signCount the counter of its last answer; 0 when the authenticator counts nothing
record StoredPasskey(
        Passkey passkey,
        LoginId login,
        byte[] credentialId,
        byte[] attested,
        long signCount,
        boolean isBackupEligible) {}
