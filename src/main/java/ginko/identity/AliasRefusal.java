package ginko.identity;

import ginko.kernel.Refusal;

/// Why an alternative login cannot be set.
public enum AliasRefusal implements Refusal {
    ALIAS_LENGTH,
    ALIAS_CHARACTERS,
    ALIAS_TAKEN
}
