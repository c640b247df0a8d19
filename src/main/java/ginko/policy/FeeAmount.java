package ginko.policy;

import ginko.kernel.Check;
import ginko.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// How the fee of a band is found.
public sealed interface FeeAmount {

    Money of(Money amount);

    /// The same for every amount.
    record Fixed(Money fee) implements FeeAmount {

        public Fixed {
            Check.argument(!fee.isNegative(), "a fee is not negative");
        }

        @Override
        public Money of(Money amount) {
            return fee;
        }
    }

    /// A share of the amount, rounded half up to a minor unit, at least and at most so much.
    ///
    /// @param basisPoints hundredths of a percent: 50 is 0.5 %
    record Percent(int basisPoints, Money min, Money max) implements FeeAmount {

        public Percent {
            Check.argument(basisPoints > 0 && basisPoints <= 10_000, "up to 100 percent");
            Check.argument(min.compareTo(max) <= 0, "the least fee is not above the most");
        }

        @Override
        public Money of(Money amount) {
            long share =
                    BigDecimal.valueOf(amount.minor())
                            .multiply(BigDecimal.valueOf(basisPoints))
                            .divide(BigDecimal.valueOf(10_000), 0, RoundingMode.HALF_UP)
                            .longValueExact();
            return new Money(Math.clamp(share, min.minor(), max.minor()), amount.currency());
        }
    }
}
