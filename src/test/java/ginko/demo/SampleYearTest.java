package ginko.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.policy.BankProfile;
import ginko.policy.reader.ProfileReader;
import ginko.policy.reader.ProfileSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleYearTest {

    private final BankProfile profile =
            ProfileReader.read(ProfileSource.shipped("demo").orElseThrow());
    private final SampleCustomers customers = new SampleCustomers(profile);
    private final SampleYear year = new SampleYear(customers, profile);

    @ParameterizedTest
    @ValueSource(strings = {"personal-jp", "corporate-jp", "digital-otp-kr", "retail", "bills-ir"})
    void everyShippedBankHasPersonsWithMoneyOfItsOwn(String name) {
        BankProfile other = ProfileReader.read(ProfileSource.shipped(name).orElseThrow());
        SampleCustomers people = new SampleCustomers(other);
        LocalDate first = LocalDate.of(2026, 1, 1);

        assertThat(people.all())
                .filteredOn(SampleCustomer::isPerson)
                .hasSize(2 * other.languages().size())
                .allSatisfy(one -> assertThat(other.currencies().all()).contains(one.currency()));
        assertThat(people.all()).anyMatch(one -> !one.isPerson());
        assertThat(new SampleYear(people, other).entries(first, first.plusDays(364)))
                .hasSizeGreaterThan(100);
    }

    private record Purse(SampleCustomer customer, Role role) {}

    @Test
    void hasTwoPersonsOfEachLanguageAndAShopOfEachCurrency() {
        assertThat(customers.all())
                .filteredOn(SampleCustomer::isPerson)
                .hasSize(2 * profile.languages().size());
        assertThat(customers.all())
                .filteredOn(customer -> !customer.isPerson())
                .extracting(SampleCustomer::currency)
                .containsExactlyInAnyOrderElementsOf(profile.currencies().all());
        assertThat(customers.all()).extracting(SampleCustomer::login).doesNotHaveDuplicates();
        assertThat(customers.all()).extracting(SampleCustomer::phone).doesNotHaveDuplicates();
    }

    @Test
    void nobodyRunsOutOfMoneyWhateverTheFirstDayIs() {
        LocalDate monday = LocalDate.of(2027, 2, 1);
        for (int day = 0; day < 366; day += 7) {
            LocalDate first = monday.plusDays(day);
            Map<Purse, Long> balances = new HashMap<>();
            year.entries(first, first.plusDays(364))
                    .values()
                    .forEach(entries -> entries.forEach(entry -> book(balances, entry)));
            balances.forEach((purse, balance) -> {
                if (purse.role() == Role.LOAN) {
                    assertThat(balance).as("%s", purse).isNegative();
                } else {
                    assertThat(balance).as("%s", purse).isPositive();
                }
            });
        }
    }

    @Test
    void isTheSameForTheSameFirstDay() {
        LocalDate first = LocalDate.of(2026, 3, 29);

        assertThat(year.entries(first, first.plusDays(364)))
                .isEqualTo(
                        new SampleYear(new SampleCustomers(profile), profile)
                                .entries(first, first.plusDays(364)));
    }

    /// Debits never find less than they need, the fee of a transfer to another bank included.
    private static void book(Map<Purse, Long> balances, SampleEntry entry) {
        Purse from = new Purse(entry.customer(), entry.from());
        Purse to = new Purse(entry.customer(), entry.to());
        if (isOwn(entry.from())) {
            long after = balances.merge(from, -entry.amountMinor(), Long::sum);
            if (entry.from() != Role.LOAN) {
                assertThat(after).as("%s after %s", from, entry).isPositive();
            }
        }
        if (isOwn(entry.to())) {
            long after = balances.merge(to, entry.amountMinor(), Long::sum);
            if (entry.to() == Role.LOAN) {
                assertThat(after).as("%s after %s", to, entry).isNegative();
            }
        }
    }

    private static boolean isOwn(Role role) {
        return !List.of(Role.WORLD, Role.CASH, Role.SHOP, Role.FRIEND).contains(role);
    }
}
