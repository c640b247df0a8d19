package ginko.policy;

/// How far an outage of the host reaches: the reading of a table whose cells do not all carry the
/// footnote of the outage.
public enum OutageReach {
    /// Only services that carry the footnote.
    MARKED,
    /// Every service.
    ALL
}
