package ginko.customers;

import ginko.customers.SignOutcome.Refused;
import ginko.customers.SignOutcome.Signed;
import ginko.kernel.CustomerId;
import ginko.kernel.Language;
import java.time.LocalDate;
import java.util.Locale;

/// Makes invented customers with contracts.
public final class ContractsFixture {

    private final Customers customers;
    private final Contracts contracts;

    public ContractsFixture(Customers customers, Contracts contracts) {
        this.customers = customers;
        this.contracts = contracts;
    }

    /// A customer whose telephone number ends with the given number.
    public Contract sign(String number, int telephone) {
        CustomerId customer =
                customers.add(
                        new NewCustomer(
                                CustomerKind.PERSON,
                                "Olena Example",
                                Language.EN,
                                "STANDARD",
                                LocalDate.of(1990, 5, 17)),
                        "staff:test");
        String phone = String.format(Locale.ROOT, "+38067%07d", 1_000_000 + telephone);
        var wanted =
                new NewContract(
                        customer, number, phone, "olena@mail.example", LocalDate.of(2026, 11, 1));
        return switch (contracts.sign(wanted, "staff:test")) {
            case Signed(Contract contract) -> contract;
            case Refused(ContractRefusal refusal) ->
                    throw new IllegalStateException(refusal.name());
        };
    }
}
