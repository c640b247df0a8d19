package ginko.identity;

import ginko.kernel.Masked;

/// What a newcomer copies from his contract card (seed 002): branch, kind and number of an account,
/// and the two passwords printed there. `type` is the digit of the kind: 1 ordinary, 2 current, 4
/// savings.
public record ContractCard(
        String branch,
        String type,
        String number,
        Masked loginPassword,
        Masked confirmationPassword) {}
