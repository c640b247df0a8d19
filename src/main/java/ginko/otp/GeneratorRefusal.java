package ginko.otp;

import ginko.kernel.Refusal;

/// Why a generator was not given, shared, started or set right.
public enum GeneratorRefusal implements Refusal {
    /// The customer has no generator with this serial that could be started.
    GENERATOR_UNKNOWN,
    /// These are not two codes in a row of this generator.
    GENERATOR_CODES_WRONG,
    /// The stock has no generator left.
    STOCK_EMPTY,
    /// A generator that is not in use, a user of another contract, or one who has a generator.
    SHARE_IMPOSSIBLE
}
