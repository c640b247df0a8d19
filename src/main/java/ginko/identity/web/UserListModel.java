package ginko.identity.web;

import ginko.identity.Login;
import ginko.kernel.LoginId;
import java.util.List;

/// The users of a contract, as one of them sees them.
///
/// @param isAdded whether one was added just now
public record UserListModel(List<Login> users, LoginId own, boolean isAdded) {

    public UserListModel {
        users = List.copyOf(users);
    }

    public boolean isOwn(Login user) {
        return user.id().equals(own);
    }
}
