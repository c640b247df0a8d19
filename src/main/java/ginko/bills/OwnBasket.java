package ginko.bills;

import ginko.kernel.AccountId;
import ginko.kernel.ChallengeId;
import org.jspecify.annotations.Nullable;

/// Bills a signed-in customer pays together from an account.
///
/// @param from null until he has chosen one
/// @param challenge the code that is awaited; null until one was sent, or where none is
public record OwnBasket(Basket basket, @Nullable AccountId from, @Nullable ChallengeId challenge) {}
