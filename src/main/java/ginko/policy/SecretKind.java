package ginko.policy;

/// Something a customer knows. Label: `policy.secret.<NAME>`.
public enum SecretKind {
    /// Asked at sign-in.
    LOGIN_PASSWORD,
    /// 確認用パスワード: asked for transfers and changes of data (seeds 001 and 002).
    CONFIRMATION_PASSWORD,
    /// Told to the hotline and asked at recovery (seed 000).
    CODE_WORD,
    /// One of three answers, asked when somebody signs in from an unknown device (seed 002).
    SECRET_ANSWER,
    /// 暗証番号: asked for transfers of a company (seed 001). One for all users of its contract.
    PIN,
    /// 承認暗証番号: asked for approvals of a company (seed 001). One for all users too.
    APPROVAL_PIN;

    /// Whether all users of a contract share it.
    public boolean isOfContract() {
        return this == PIN || this == APPROVAL_PIN;
    }
}
