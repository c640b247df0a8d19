package ginko.web.site;

import ginko.policy.BankProfile;
import ginko.policy.BankService;
import ginko.policy.Feature;
import ginko.web.Page;
import java.util.List;
import java.util.Set;

/// The list of services: what each is, and whether it can be used in the browser (seed 002, page
/// 6). Follows the features of the profile.
public record ServicesPage(List<Row> rows) {

    /// One service.
    public record Row(String service, String content, State state) {}

    /// Whether a service can be used in the browser. Text: `web.guide.services.state.<NAME>`.
    public enum State {
        OFFERED,
        /// The bank wants it, the program does not have it yet.
        PREPARED,
        NOT_OFFERED
    }

    private static final Set<Feature> NOT_BUILT =
            Set.of(
                    Feature.RESERVED_TRANSFERS,
                    Feature.PAY_EASY,
                    Feature.DIRECT_DEBIT_MANDATES,
                    Feature.ADDRESS_CHANGE);

    public ServicesPage {
        rows = List.copyOf(rows);
    }

    static ServicesPage of(Page page, BankProfile profile) {
        boolean transfers =
                profile.has(Feature.INTERNAL_TRANSFERS) || profile.has(Feature.INTERBANK_TRANSFERS);
        return new ServicesPage(
                List.of(
                        row(page, BankService.BALANCE, State.OFFERED),
                        row(page, BankService.STATEMENT, State.OFFERED),
                        row(
                                page,
                                BankService.TRANSFER_SAME_DAY,
                                transfers ? State.OFFERED : State.NOT_OFFERED),
                        row(
                                page,
                                BankService.TRANSFER_RESERVED,
                                state(profile, Feature.RESERVED_TRANSFERS)),
                        row(page, BankService.PAY_EASY, state(profile, Feature.PAY_EASY)),
                        row(
                                page,
                                BankService.UTILITY_DEBIT,
                                state(profile, Feature.DIRECT_DEBIT_MANDATES)),
                        row(
                                page,
                                BankService.ADDRESS_CHANGE,
                                state(profile, Feature.ADDRESS_CHANGE)),
                        row(page, BankService.PROFILE_CHANGE, State.OFFERED),
                        new Row(
                                page.text("web.guide.services.notice"),
                                page.text("web.guide.services.notice.text"),
                                State.NOT_OFFERED)));
    }

    /// Whether what the profile wants is there.
    static State state(BankProfile profile, Feature feature) {
        if (!profile.has(feature)) {
            return State.NOT_OFFERED;
        }
        return NOT_BUILT.contains(feature) ? State.PREPARED : State.OFFERED;
    }

    private static Row row(Page page, BankService service, State state) {
        return new Row(
                page.text("policy.service." + service.name()),
                page.text("web.guide.services.text." + service.name()),
                state);
    }
}
