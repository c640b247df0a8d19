package ginko.transfers;

/// How far a confirmed transfer has come.
public enum TransferState {
    /// Done: the payee has the money.
    EXECUTED,
    /// Debited and waiting to be sent to the other bank.
    EXECUTING,
    /// Sent to the other bank.
    SENT
}
