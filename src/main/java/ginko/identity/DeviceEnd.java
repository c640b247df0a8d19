package ginko.identity;

/// Why the bank no longer knows a device.
enum DeviceEnd {
    BY_OWNER,
    /// A cookie of an earlier turn came back: somebody has a copy.
    COPIED,
    /// The login has signed in from too many newer ones.
    TOO_MANY,
    /// The password was recovered.
    RECOVERED,
    /// The last allowed try was made from it.
    FAILED
}
