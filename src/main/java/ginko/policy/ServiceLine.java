package ginko.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of the hours table.
///
/// @param parent the service this row is a special case of, for the layout of the table
/// @param notes numbers of the footnotes the row carries
public record ServiceLine(
        BankService service,
        @Nullable BankService parent,
        List<Integer> notes,
        List<TimeWindow> bankDay,
        List<TimeWindow> otherDay) {

    public ServiceLine {
        notes = List.copyOf(notes);
        bankDay = List.copyOf(bankDay);
        otherDay = List.copyOf(otherDay);
    }

    public List<TimeWindow> windows(DayClass day) {
        return switch (day) {
            case BANK_DAY -> bankDay;
            case OTHER_DAY -> otherDay;
        };
    }
}
