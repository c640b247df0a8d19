package ginko.identity.web;

import ginko.identity.ContractUsers;
import ginko.identity.Login;
import ginko.web.NavigationItem;
import ginko.web.NavigationSource;
import ginko.web.SignedInUser;
import java.util.List;
import org.springframework.stereotype.Component;

/// Puts 「パスワード変更」 into the menu of every user of a company, and 「管理」 into that of masters and
/// administrators (seed 001).
@Component
class AdministrationMenu implements NavigationSource {

    private static final int ORDER = 800;

    private final ContractUsers users;

    AdministrationMenu(ContractUsers users) {
        this.users = users;
    }

    @Override
    public List<NavigationItem> items(SignedInUser user) {
        return users.ofCompany(user.login()).map(AdministrationMenu::items).orElse(List.of());
    }

    private static List<NavigationItem> items(Login user) {
        NavigationItem passwords =
                NavigationItem.overview(
                        ORDER, "identity.passwords.title", PasswordsController.PATH, "key");
        return user.user().kind().administers()
                ? List.of(
                        NavigationItem.overview(
                                ORDER, "identity.users.menu", UsersController.MENU, "users"),
                        passwords)
                : List.of(passwords);
    }
}
