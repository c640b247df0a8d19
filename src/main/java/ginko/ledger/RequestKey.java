package ginko.ledger;

import java.util.UUID;

/// Names one request for ever: the key a client made when it opened the form, and the client that
/// made it (a login, an API consumer, a job). The same key never moves money twice.
public record RequestKey(UUID client, UUID key) {}
