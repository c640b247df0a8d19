package ginko.identity;

import ginko.kernel.Masked;

/// The three fields of a password change: the password in use, and the new one twice.
public record PasswordEntry(Masked old, Masked fresh, Masked repeated) {}
