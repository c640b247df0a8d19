package ginko.staff;

import ginko.kernel.Masked;

/// What a new member of staff is handed once: a password that must be changed at the first sign-in,
/// and the secret of his device in Base32, as authenticator programs take it.
public record IssuedAccess(Member member, Masked password, Masked deviceSecret) {}
