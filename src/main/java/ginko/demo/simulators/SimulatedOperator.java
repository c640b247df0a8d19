package ginko.demo.simulators;

import ginko.bills.Bill;
import ginko.bills.MobileOperator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/// A simulated operator of mobile telephones. Numbers that end with `00` have nothing to pay, those
/// that end with `99` get no answer; all others owe an amount made of their last digits.
final class SimulatedOperator implements MobileOperator {

    private static final int FILE = 8;
    private static final long SMALLEST = 150;
    private static final long SPREAD = 900;
    private static final int PERIODS = 6;

    private final Clock clock;

    SimulatedOperator(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Inquiry inquire(String number, Term term) {
        if (number.endsWith("00")) {
            return new Inquiry.Nothing();
        }
        if (number.endsWith("99")) {
            return new Inquiry.Away();
        }
        String last = number.substring(number.length() - FILE).replaceFirst("^0+", "");
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        long thousands =
                SMALLEST
                        + Long.parseLong(last) % SPREAD
                        + (term == Term.MID_TERM ? today.getDayOfMonth() : SPREAD);
        String due =
                String.format(
                        Locale.ROOT,
                        "%d%d%02d",
                        thousands,
                        (today.getYear() - 1) % 10,
                        (term == Term.MID_TERM ? 50 : 0) + today.getMonthValue() % PERIODS + 1);
        List<String> ids = Bill.issue(last + "3015", due);
        return new Inquiry.Due(ids.getFirst(), ids.getLast());
    }
}
