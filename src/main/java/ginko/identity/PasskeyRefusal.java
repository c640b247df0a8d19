package ginko.identity;

import ginko.kernel.Refusal;

/// Why a passkey is not accepted or not kept. The first constant answers at the door an unknown
/// passkey, a wrong signature, another login and a blocked login alike.
public enum PasskeyRefusal implements Refusal {
    PASSKEY_REFUSED,
    /// The answer does not fit the order as it is now, or is not of a passkey of this login.
    PASSKEY_NOT_FOR_ORDER,
    /// The page stood open for too long; its challenge is no longer good.
    PASSKEY_EXPIRED,
    /// The answer was used before.
    PASSKEY_REPLAYED,
    /// The counter of the authenticator went back: there are two of them, or one was restored from
    /// a copy. The passkey has ended.
    PASSKEY_COPIED,
    /// The authenticator did not ask its owner for a finger, a face or a PIN.
    PASSKEY_NOT_VERIFIED,
    /// The browser's answer is not one of a new passkey that the bank can use.
    PASSKEY_NOT_REGISTERED,
    PASSKEY_ALREADY_THERE,
    PASSKEY_TOO_MANY,
    /// A name has 1 to 40 characters.
    PASSKEY_NAME,
    /// The act needs a fresh second factor.
    PROOF_REQUIRED
}
