package ginko.cards;

import ginko.kernel.Secret;

/// What the holder of a card types to pay. Lives as long as the payments it is typed for, in memory
/// only, and is wiped then; prints nothing secret.
public record CardData(CardNumber number, Secret password, Secret cvv2, CardExpiry expiry)
        implements AutoCloseable {

    @Override
    public void close() {
        password.close();
        cvv2.close();
    }
}
