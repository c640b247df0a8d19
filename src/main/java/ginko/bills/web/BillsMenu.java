package ginko.bills.web;

import ginko.policy.BankProfile;
import ginko.policy.Feature;
import ginko.web.NavigationItem;
import ginko.web.NavigationSource;
import ginko.web.SignedInUser;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// The lines of the menu for paying bills and services, as far as the bank offers them.
@Component
class BillsMenu implements NavigationSource {

    private final BankProfile profile;

    BillsMenu(BankProfile profile) {
        this.profile = profile;
    }

    @Override
    public List<NavigationItem> items(SignedInUser user) {
        List<NavigationItem> items = new ArrayList<>();
        if (profile.has(Feature.BILL_PORTAL)) {
            items.add(NavigationItem.operation(14, "bills.own.title", "/app/bills", "receipt"));
        }
        if (profile.has(Feature.PURCHASES)) {
            items.add(
                    NavigationItem.operation(
                            15, "bills.services.title", "/app/services", "smartphone"));
        }
        return items;
    }
}
