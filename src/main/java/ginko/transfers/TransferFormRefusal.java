package ginko.transfers;

import ginko.kernel.Refusal;

/// What a form cannot decide for the customer.
enum TransferFormRefusal implements Refusal {
    /// The amount can be read in two ways.
    AMOUNT_AMBIGUOUS
}
