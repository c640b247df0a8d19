package ginko.customers;

/// How a customer wants to be reached, as he writes it.
///
/// @param phone where he wants to be called, with or without country code; empty for nowhere.
///   Secrets never go there
/// @param wantsLetters whether he wants advertising by post
public record Contact(String mail, String phone, boolean wantsLetters) {}
