package ginko.identity;

/// What a newcomer tells of himself.
///
/// @param mail where the bank writes to
/// @param wantsLetters whether he wants advertising by post
/// @param phone where he wants to be called; empty for nowhere. Secrets never go there.
public record FirstUseDetails(String mail, boolean wantsLetters, String phone) {}
