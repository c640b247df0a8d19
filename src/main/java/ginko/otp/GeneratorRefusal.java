package ginko.otp;

import ginko.kernel.Refusal;

/// Why a generator was not started or set right.
public enum GeneratorRefusal implements Refusal {
    /// The customer has no generator with this serial that could be started.
    GENERATOR_UNKNOWN,
    /// These are not two codes in a row of this generator.
    GENERATOR_CODES_WRONG,
    /// The stock has no generator left.
    STOCK_EMPTY
}
