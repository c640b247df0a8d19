package ginko.identity;

/// What a newcomer with a contract card still has to do.
enum FirstUse {
    /// Choose his login.
    NAME,
    /// Sign in and tell his details.
    DETAILS
}
