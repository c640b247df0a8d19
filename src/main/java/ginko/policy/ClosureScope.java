package ginko.policy;

/// What lies behind a closure.
public enum ClosureScope {
    /// The host is down: closes the services that carry its footnote, or every service when the
    /// bank sets `outage-applies-to: ALL`.
    HOST,
    /// Only the services that carry its footnote.
    SERVICE
}
