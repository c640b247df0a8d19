package ginko.policy.reader;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.kernel.Currency;
import ginko.kernel.Money;
import ginko.policy.AccountType;
import ginko.policy.BankProfile;
import ginko.policy.BankService;
import ginko.policy.CustomerClass;
import ginko.policy.Factor;
import ginko.policy.Feature;
import ginko.policy.FeeDestination;
import ginko.policy.OperationKind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ShippedProfilesTest {

    static final List<String> NAMES =
            List.of("demo", "retail", "personal-jp", "corporate-jp", "digital-otp-kr", "bills-ir");

    private static BankProfile profile(String name) {
        return ProfileReader.read(ProfileSource.shipped(name).orElseThrow());
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void bindsAndAnswersEveryQuestion(String name) {
        BankProfile bank = profile(name);

        assertThat(bank.name()).isEqualTo(name);
        assertThat(bank.version()).matches("[0-9a-f]{12}");
        Instant now = Instant.parse("2026-11-24T09:00:00Z");
        for (Currency currency : bank.currencies().all()) {
            for (FeeDestination destination : FeeDestination.values()) {
                for (CustomerClass customers : bank.fees().classes()) {
                    Money amount = new Money(1_000, currency);
                    Money fee = bank.fees().fee(destination, customers.code(), amount);
                    assertThat(fee.isNegative()).isFalse();
                }
            }
            assertThat(bank.limits().rules(OperationKind.INTERBANK_TRANSFER, currency))
                    .isNotEmpty();
        }
        assertThat(bank.hours().at(BankService.BALANCE, now).isOpen()).isTrue();
        assertThat(bank.clearing().valueDate(now)).isAfterOrEqualTo(bank.calendar().today(now));
        var ways = assertThat(bank.confirmations().ways(OperationKind.INTERBANK_TRANSFER));
        if (name.equals("bills-ir")) {
            // seed 004: who is signed in needs no further password
            ways.containsExactly(Factor.NONE);
        } else {
            ways.containsAnyOf(Factor.TOKEN_CODE, Factor.SMS_CODE).doesNotContain(Factor.NONE);
        }
        assertThat(bank.otherBanks()).isNotEmpty();
        bank.languages()
                .forEach(language -> assertThat(bank.bank().name().texts()).containsKey(language));
        assertThat(bank.accountNumbers().parse(bank.accountNumbers().example())).isPresent();
    }

    @Test
    void demoBankOffersEverything() {
        BankProfile bank = profile("demo");

        assertThat(bank.features())
                .containsExactlyInAnyOrderElementsOf(EnumSet.allOf(Feature.class));
        assertThat(bank.languages()).hasSize(6);
        assertThat(bank.currencies().base()).isEqualTo(new Currency("EUR", 2));
        assertThat(bank.currencies().byCode("IRR")).contains(new Currency("IRR", 0));
        assertThat(bank.accountNumbers().compose("001", AccountType.ORDINARY, 1)).hasSize(10);
    }
}
