package ginko.web.site;

import ginko.policy.BankProfile;
import ginko.policy.LocalText;
import ginko.policy.ProductGuide;
import ginko.web.Page;
import java.util.List;

/// The first page of the internet bank: what to know before signing in, then the way there. `login`
/// carries the bank's code, so that an address that was meant for another bank is noticed.
public record ProductPage(
        List<String> notices, List<String> information, String login, Desk desk, boolean isOther) {

    public ProductPage {
        notices = List.copyOf(notices);
        information = List.copyOf(information);
    }

    static ProductPage of(Page page, BankProfile profile, Desk desk, boolean isOther) {
        ProductGuide guide = profile.bank().guide();
        return new ProductPage(
                guide == null ? List.of() : texts(page, guide.notices()),
                guide == null ? List.of() : texts(page, guide.information()),
                "/login?bank=" + profile.bank().code(),
                desk,
                isOther);
    }

    private static List<String> texts(Page page, List<LocalText> texts) {
        return texts.stream().map(text -> text.in(page.language())).toList();
    }
}
