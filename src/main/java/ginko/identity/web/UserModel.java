package ginko.identity.web;

import ginko.identity.Login;
import ginko.identity.UserAct;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One user of a contract.
///
/// @param done what was done for him just now; null for nothing
public record UserModel(Login user, List<UserOffer> offers, @Nullable UserAct done) {

    public UserModel {
        offers = List.copyOf(offers);
    }
}
