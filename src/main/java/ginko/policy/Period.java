package ginko.policy;

/// What a limit is counted over: calendar days and months of the bank's zone. Label:
/// `policy.period.<NAME>`.
public enum Period {
    OPERATION,
    DAY,
    MONTH
}
