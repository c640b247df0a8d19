package ginko.ledger;

import ginko.kernel.Fingerprint;

/// A row of `ledger.request`: the outcome that answers every repetition of the request.
record Answer(Fingerprint fingerprint, PostOutcome outcome) {}
