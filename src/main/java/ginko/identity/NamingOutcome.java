package ginko.identity;

/// What became of a newcomer's card.
public sealed interface NamingOutcome {

    /// The card is right; a short session may choose the login.
    record Identified(Session session) implements NamingOutcome {}

    /// Wrong account, wrong passwords and a login chosen before get the same answer.
    record Refused(SignInRefusal refusal) implements NamingOutcome {}
}
