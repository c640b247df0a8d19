package ginko.demo;

import ginko.accounts.BankAccounts;
import ginko.accounts.BankPurpose;
import ginko.kernel.AccountId;
import ginko.kernel.Currency;
import ginko.kernel.Fingerprint;
import ginko.kernel.Money;
import ginko.ledger.EntryKind;
import ginko.ledger.Leg;
import ginko.ledger.PostRequest;
import ginko.ledger.RequestKey;
import ginko.ledger.TextCode;
import ginko.policy.BankProfile;
import ginko.policy.FeeDestination;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/// Turns entries of the sample year into requests to the journal.
@Component
@Conditional(DemoSwitch.class)
class SampleBookkeeping {

    /// Client of all requests of the sample year.
    private static final UUID CLIENT = UUID.fromString("019ab000-0000-7000-8000-00000000d340");

    private final BankAccounts bank;
    private final BankProfile profile;

    SampleBookkeeping(BankAccounts bank, BankProfile profile) {
        this.bank = bank;
        this.profile = profile;
    }

    PostRequest request(SampleEntry entry, List<SeededCustomer> customers) {
        SeededCustomer customer =
                customers.stream()
                        .filter(one -> one.sample().equals(entry.customer()))
                        .findFirst()
                        .orElseThrow();
        List<Leg> legs = new ArrayList<>();
        TextCode code = entry.kind() == EntryKind.CASH_OUT ? TextCode.CASH : TextCode.PRINCIPAL;
        legs.add(
                Leg.of(
                        account(entry.from(), entry, customer, customers),
                        -entry.amountMinor(),
                        code));
        legs.add(
                Leg.of(account(entry.to(), entry, customer, customers), entry.amountMinor(), code));
        if (entry.kind() == EntryKind.TRANSFER_INTERBANK) {
            legs.addAll(fee(entry, customer));
        }
        return PostRequest.of(
                new RequestKey(CLIENT, entry.key()),
                Fingerprint.of("demo|" + entry.key() + "|" + entry.amountMinor()),
                entry.kind(),
                entry.narrative(),
                legs);
    }

    private List<Leg> fee(SampleEntry entry, SeededCustomer customer) {
        Currency currency = entry.customer().currency();
        Money fee =
                profile.fees()
                        .fee(
                                FeeDestination.OTHER_BANK,
                                entry.customer().feeClass(),
                                new Money(entry.amountMinor(), currency));
        AccountId payer = customer.account(entry.from()).orElseThrow();
        return fee.isZero()
                ? List.of()
                : List.of(
                        Leg.of(payer, -fee.minor(), TextCode.FEE),
                        Leg.of(
                                bank.of(BankPurpose.FEE_INCOME, currency),
                                fee.minor(),
                                TextCode.FEE));
    }

    private AccountId account(
            Role role, SampleEntry entry, SeededCustomer customer, List<SeededCustomer> others) {
        Currency currency =
                entry.from() == Role.FOREIGN || entry.to() == Role.FOREIGN
                        ? profile.currencies().base()
                        : entry.customer().currency();
        return switch (role) {
            case WORLD ->
                    bank.of(
                            entry.kind() == EntryKind.INTEREST
                                    ? BankPurpose.FEE_INCOME
                                    : BankPurpose.NOSTRO,
                            currency);
            case CASH -> bank.of(BankPurpose.CASH, currency);
            case FRIEND -> friend(customer, others).orElseThrow();
            case SHOP -> shop(currency, others).orElseThrow();
            case CURRENT, SAVINGS, CARD, DEPOSIT, LOAN, FOREIGN ->
                    customer.account(role).orElseThrow();
        };
    }

    private static Optional<AccountId> friend(
            SeededCustomer customer, List<SeededCustomer> others) {
        return others.stream()
                .filter(other -> other.sample().isPerson() && !other.equals(customer))
                .filter(other -> other.sample().language() == customer.sample().language())
                .findFirst()
                .flatMap(other -> other.account(Role.CURRENT));
    }

    private static Optional<AccountId> shop(Currency currency, List<SeededCustomer> others) {
        return others.stream()
                .filter(other -> !other.sample().isPerson())
                .filter(other -> other.sample().currency().equals(currency))
                .findFirst()
                .flatMap(other -> other.account(Role.SHOP));
    }
}
