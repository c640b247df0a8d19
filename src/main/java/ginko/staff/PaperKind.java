package ginko.staff;

/// What a paper form asks for (seed 001). Label: `staff.paper.kind.<NAME>`.
public enum PaperKind {
    /// Register the passwords of a user anew.
    PASSWORD(Subject.LOGIN),
    PIN(Subject.CONTRACT),
    APPROVAL_PIN(Subject.CONTRACT),
    /// Open the service again after wrong entries, to one user or to all of a contract.
    LOCK_RELEASE(Subject.LOGIN_OR_CONTRACT),
    /// End of the contract.
    CANCELLATION(Subject.CONTRACT),
    /// A new contract, for example after a cancellation: signed on its own page.
    NEW_CONTRACT(Subject.NOTHING),
    OTHER(Subject.NOTHING);

    private final Subject subject;

    PaperKind(Subject subject) {
        this.subject = subject;
    }

    /// What a form is about.
    enum Subject {
        LOGIN,
        CONTRACT,
        LOGIN_OR_CONTRACT,
        NOTHING
    }

    Subject subject() {
        return subject;
    }

    /// Whether the approval of a second person carries the form out; the others are only marked.
    public boolean hasEffect() {
        return subject != Subject.NOTHING;
    }
}
