package ginko.demo.web;

import ginko.accounts.AccountView;
import ginko.demo.DemoCustomer;
import ginko.demo.DemoStaff;
import ginko.identity.RestorationOutcome;
import ginko.kernel.Language;
import ginko.policy.BankProfile;
import ginko.policy.CustomerClass;
import ginko.policy.OtherBank;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the demo page shows.
///
/// @param withKeys those of the customers whose device has keys
/// @param done what became of a call or a visit just made; null when there was none
public record DemoModel(
        List<DemoCustomer> customers,
        List<DemoCustomer> withKeys,
        List<DemoStaff.Sample> staff,
        BankProfile profile,
        @Nullable RestorationOutcome done) {

    /// Last digits of a telephone by which the simulated short-message centre behaves differently.
    private static final List<String> HANDSETS = List.of("9901", "9902", "9903", "9904", "9905");

    /// Local parts of mail addresses by which the simulated mail server behaves differently.
    private static final List<String> MAILBOXES = List.of("refused", "busy");

    /// An account money can be sent to.
    public record Payee(DemoCustomer owner, AccountView account) {}

    public DemoModel {
        customers = List.copyOf(customers);
        withKeys = List.copyOf(withKeys);
        staff = List.copyOf(staff);
    }

    /// The languages customers speak, in the order of the bank's languages.
    public List<Language> languages() {
        return profile.languages().stream()
                .filter(language -> !speaking(language).isEmpty())
                .toList();
    }

    public List<DemoCustomer> speaking(Language language) {
        return customers.stream()
                .filter(customer -> customer.login().language() == language)
                .toList();
    }

    /// Accounts that others may send money to, by currency.
    public List<Payee> payees() {
        return customers.stream()
                .flatMap(owner ->
                        owner.accounts().stream()
                                .filter(view -> view.account().kind().canReceiveFromOthers())
                                .map(view -> new Payee(owner, view)))
                .sorted(Comparator.comparing(payee -> payee.account().account().currency().code()))
                .toList();
    }

    public List<OtherBank> otherBanks() {
        return profile.otherBanks();
    }

    /// An account number that an other bank could have; any well-formed one is accepted.
    public String exampleNumber() {
        return profile.accountNumbers().example();
    }

    public List<String> handsets() {
        return HANDSETS;
    }

    public List<String> mailboxes() {
        return MAILBOXES;
    }

    /// The name of the customer's fee class.
    public String feeClass(DemoCustomer customer, Language language) {
        return profile.fees().classes().stream()
                .filter(known -> known.code().equals(customer.feeClass()))
                .findFirst()
                .map(CustomerClass::name)
                .map(name -> name.in(language))
                .orElse(customer.feeClass());
    }
}
