package ginko.identity;

/// What a user is under a contract with several (seed 001). Label: `identity.user.kind.<NAME>`.
public enum UserKind {
    /// マスターユーザ: the one the contract was signed with; every contract has exactly one.
    MASTER,
    /// 管理者ユーザ: looks after the users, the master included.
    ADMINISTRATOR,
    /// 一般ユーザ.
    GENERAL;

    /// Whether he looks after the users of his contract.
    public boolean administers() {
        return this != GENERAL;
    }
}
