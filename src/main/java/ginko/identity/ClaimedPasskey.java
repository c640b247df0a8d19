package ginko.identity;

/// What a browser answered in the name of a passkey: the credential as JSON (WebAuthn Level 3,
/// 5.1), on one address of the bank, from somewhere.
public record ClaimedPasskey(String json, WebSite site, Visitor visitor) {}
