package ginko.transfers.web;

import ginko.kernel.Refusal;

/// What stands against a request of a program, apart from the business.
enum ApiRefusal implements Refusal {
    /// A request that moves money must carry an `Idempotency-Key`.
    IDEMPOTENCY_KEY_MISSING,
    /// The key was used before for a request with other content.
    IDEMPOTENCY_KEY_REUSED
}
