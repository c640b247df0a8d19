package ginko.otp.web;

import ginko.policy.BankProfile;
import ginko.web.NavigationItem;
import ginko.web.NavigationSource;
import ginko.web.SignedInUser;
import java.util.List;
import org.springframework.stereotype.Component;

/// Puts the applications and procedures into the menu where the bank has tokens.
@Component
class TokenMenu implements NavigationSource {

    private static final int ORDER = 60;

    private final BankProfile profile;

    TokenMenu(BankProfile profile) {
        this.profile = profile;
    }

    @Override
    public List<NavigationItem> items(SignedInUser user) {
        return profile.hasTokens()
                ? List.of(
                        NavigationItem.overview(
                                ORDER, "otp.procedures.title", ProcedurePages.PATH, "shield"))
                : List.of();
    }
}
