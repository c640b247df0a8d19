package ginko.transfers.web;

import ginko.policy.BankProfile;
import ginko.policy.Feature;
import ginko.transfers.Template;
import ginko.transfers.Templates;
import ginko.web.NavigationItem;
import ginko.web.NavigationSource;
import ginko.web.SignedInUser;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// The lines of the menu for sending money: one for each route the bank offers, then the customer's
/// templates.
@Component
class TransferMenu implements NavigationSource {

    private static final String NEW = "/app/transfers/new?route=";

    private final BankProfile profile;
    private final Templates templates;

    TransferMenu(BankProfile profile, Templates templates) {
        this.profile = profile;
        this.templates = templates;
    }

    @Override
    public List<NavigationItem> items(SignedInUser user) {
        List<NavigationItem> items = new ArrayList<>();
        add(
                items,
                Feature.OWN_TRANSFERS,
                NavigationItem.operation(10, "transfers.menu.OWN", NEW + "OWN", "repeat"));
        add(
                items,
                Feature.INTERNAL_TRANSFERS,
                NavigationItem.operation(
                        11, "transfers.menu.INTERNAL", NEW + "INTERNAL", "transfer"));
        add(
                items,
                Feature.INTERBANK_TRANSFERS,
                NavigationItem.operation(
                        12, "transfers.menu.INTERBANK", NEW + "INTERBANK", "bank"));
        add(
                items,
                Feature.PURCHASES,
                NavigationItem.operation(
                        13, "transfers.menu.PURCHASE", NEW + "PURCHASE", "wallet"));
        items.add(NavigationItem.overview(40, "transfers.menu.history", "/app/orders", "history"));
        int order = 30;
        for (Template template : templates.ofCustomer(user.customer())) {
            items.add(
                    NavigationItem.template(
                            order,
                            template.name(),
                            "/app/transfers/new?template=" + template.id()));
        }
        return items;
    }

    private void add(List<NavigationItem> items, Feature feature, NavigationItem item) {
        if (profile.has(feature)) {
            items.add(item);
        }
    }
}
