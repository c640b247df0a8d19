package ginko.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ginko.accounts.LoanSchedule.Instalment;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Repayment plans in minor units.
class LoanScheduleTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 31);

    private static LoanSchedule plan(long principal, int rate, int months) {
        return LoanSchedule.of(new LoanTerms(principal, rate, months, FIRST));
    }

    /// The annuity is P · i / (1 − (1 + i)^−n), computed with forty digits outside this program.
    @ParameterizedTest
    @CsvSource({
        "10000000, 1200, 12, 888488",
        "20000000, 450, 360, 101337",
        "1500000, 480, 42, 38869",
        "1000, 0, 3, 333",
        "500000, 999, 1, 504163"
    })
    void paysTheAnnuityEachMonth(long principal, int rate, int months, long payment) {
        assertThat(plan(principal, rate, months).instalments().getFirst().paymentMinor())
                .isEqualTo(payment);
    }

    @Test
    void theLastInstalmentSettlesWhatRoundingLeft() {
        List<Instalment> plan = plan(1_000, 0, 3).instalments();

        assertThat(plan).extracting(Instalment::paymentMinor).containsExactly(333L, 333L, 334L);
        assertThat(plan.getLast().leftMinor()).isZero();
    }

    @Test
    void fallsOnTheSameDayOfEachMonthOrItsLast() {
        assertThat(plan(90_000, 500, 4).instalments())
                .extracting(Instalment::due)
                .containsExactly(
                        FIRST,
                        LocalDate.of(2026, 2, 28),
                        LocalDate.of(2026, 3, 31),
                        LocalDate.of(2026, 4, 30));
    }

    @Test
    void repaysEveryLoanExactlyAndNeverOwesMoreThanBefore() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            long principal = 1 + random.nextLong(1_000_000_000_000L);
            LoanSchedule plan = plan(principal, random.nextInt(3_001), 1 + random.nextInt(480));
            long left = principal;
            for (Instalment each : plan.instalments()) {
                assertThat(each.principalMinor()).as("seed %s", seed).isNotNegative();
                assertThat(each.interestMinor()).as("seed %s", seed).isNotNegative();
                assertThat(each.paymentMinor())
                        .isEqualTo(each.principalMinor() + each.interestMinor());
                left -= each.principalMinor();
                assertThat(each.leftMinor()).as("seed %s", seed).isEqualTo(left).isNotNegative();
            }
            assertThat(left).as("seed %s", seed).isZero();
        }
    }

    @Test
    void saysWhichInstalmentIsNextFromWhatIsOwed() {
        LoanSchedule plan = plan(1_500_000, 480, 42);
        long afterTwo = plan.instalments().get(1).leftMinor();

        assertThat(plan.paidAt(1_500_000)).isZero();
        assertThat(plan.paidAt(afterTwo)).isEqualTo(2);
        assertThat(plan.paidAt(afterTwo + 1)).isEqualTo(1);
        assertThat(plan.next(afterTwo).orElseThrow().number()).isEqualTo(3);
        assertThat(plan.next(0)).isEmpty();
        assertThat(plan.interestMinor()).isPositive();
    }

    @Test
    void refusesTermsThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> plan(0, 100, 12));
        assertThatIllegalArgumentException().isThrownBy(() -> plan(100, -1, 12));
        assertThatIllegalArgumentException().isThrownBy(() -> plan(100, 100, 0));
    }
}
