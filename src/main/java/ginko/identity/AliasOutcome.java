package ginko.identity;

/// What became of a wish for an alternative login.
public sealed interface AliasOutcome {

    /// The alias works from now on, beside the login issued by the bank.
    record Stored(String alias) implements AliasOutcome {}

    /// Nothing changed.
    record Refused(AliasRefusal refusal) implements AliasOutcome {}
}
