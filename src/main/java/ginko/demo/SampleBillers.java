package ginko.demo;

import ginko.accounts.Account;
import ginko.accounts.AccountKind;
import ginko.accounts.Accounts;
import ginko.accounts.NewAccount;
import ginko.bills.Biller;
import ginko.bills.Billers;
import ginko.customers.CustomerKind;
import ginko.customers.Customers;
import ginko.customers.NewCustomer;
import ginko.kernel.CustomerId;
import ginko.kernel.Language;
import ginko.policy.BankProfile;
import ginko.policy.Feature;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Brings invented companies into the bank that customers pay for utilities, mobile telephones and
/// internet access, in the base currency.
@Component
@Conditional(DemoSwitch.class)
class SampleBillers {

    private static final String ACTOR = "system:demo";

    private final SampleCustomers samples;
    private final Customers customers;
    private final Accounts accounts;
    private final Billers billers;
    private final BankProfile profile;

    SampleBillers(
            SampleCustomers samples,
            Customers customers,
            Accounts accounts,
            Billers billers,
            BankProfile profile) {
        this.samples = samples;
        this.customers = customers;
        this.accounts = accounts;
        this.billers = billers;
        this.profile = profile;
    }

    /// Adds those that are missing, where the bank offers purchases.
    @Transactional
    public void add() {
        if (!profile.has(Feature.PURCHASES) || !billers.all().isEmpty()) {
            return;
        }
        for (Biller.Service service : Biller.Service.values()) {
            add(service);
        }
    }

    private void add(Biller.Service service) {
        Language language = profile.defaultLanguage();
        String name = samples.texts(language).get("biller." + service.name());
        CustomerId customer =
                customers.add(
                        new NewCustomer(
                                CustomerKind.MERCHANT,
                                name,
                                language,
                                profile.fees().defaultClass(),
                                null),
                        ACTOR);
        Account account =
                accounts.open(
                        new NewAccount(
                                customer,
                                AccountKind.MERCHANT,
                                profile.currencies().base(),
                                profile.accountNumbers().branches().getFirst().code(),
                                null,
                                null),
                        ACTOR);
        billers.add(account, name, service, form(service), ACTOR);
    }

    private static Biller.Form form(Biller.Service service) {
        return switch (service) {
            case UTILITIES -> Biller.Form.SUBSCRIBER;
            case MOBILE -> Biller.Form.PHONE;
            case INTERNET -> Biller.Form.CONTRACT;
        };
    }
}
