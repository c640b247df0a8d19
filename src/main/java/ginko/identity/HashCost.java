package ginko.identity;

import ginko.kernel.Check;

/// What one hash costs: memory in KiB and passes over it, with one lane. The product of both is
/// what a guesser pays; a smaller memory needs more passes (OWASP password storage, Argon2id).
record HashCost(int memoryKib, int passes) {

    /// 19 MiB and two passes: the smallest setting of OWASP ASVS 5.0, appendix C.
    static final HashCost USUAL = new HashCost(19_456, 2);

    private static final int LEAST_MEMORY = 7_168;
    private static final int LEAST_WORK = 35_840;

    HashCost {
        Check.argument(
                memoryKib >= LEAST_MEMORY && (long) memoryKib * passes >= LEAST_WORK && passes >= 2,
                "a password hash needs 19 MiB and 2 passes, 12 MiB and 3, 9 MiB and 4, or 7 MiB"
                        + " and 5");
    }
}
