package ginko.policy;

/// The two columns of the hours table. Label: `policy.dayClass.<NAME>`.
public enum DayClass {
    BANK_DAY,
    OTHER_DAY
}
