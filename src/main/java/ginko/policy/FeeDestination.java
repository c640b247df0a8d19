package ginko.policy;

/// Where money goes, as fees see it. Label: `policy.destination.<NAME>`.
public enum FeeDestination {
    OWN_ACCOUNT,
    SAME_BRANCH,
    OTHER_BRANCH,
    OTHER_BANK
}
