package ginko.bills;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The switch's own record of a day: a head with the day, one line for each charge with tracking
/// code, rials and whether it stands (`C`) or was undone (`R`), and a tail with the number of lines
/// and the sum of what stands.
///
/// @param day in the bank's zone
public record SettlementFile(LocalDate day, List<Line> lines) {

    private static final int LONGEST = 1_000_000;

    /// One charge.
    public record Line(String reference, long amountRials, boolean stands) {}

    /// What reading gave.
    public sealed interface Reading {

        /// A whole file.
        record Read(SettlementFile file) implements Reading {}

        /// No such file.
        ///
        /// @param line the first wrong line, from 1
        record Refused(int line) implements Reading {}
    }

    public SettlementFile {
        lines = List.copyOf(lines);
    }

    public static Reading read(String text) {
        List<String> rows = text.lines().limit(LONGEST + 2L).toList();
        if (rows.isEmpty()
                || !rows.getFirst().matches("H,GSF1,[0-9]{4}-[0-9]{2}-[0-9]{2},[0-9]{6,11}")) {
            return new Reading.Refused(1);
        }
        LocalDate day;
        try {
            day = LocalDate.parse(rows.getFirst().split(",", -1)[2]);
        } catch (DateTimeParseException noDay) {
            return new Reading.Refused(1);
        }
        List<Line> lines = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        long standing = 0;
        int row = 1;
        while (row < rows.size() && rows.get(row).matches("D,[0-9]{12},[1-9][0-9]{0,11},[CR]")) {
            String[] parts = rows.get(row).split(",", -1);
            var line = new Line(parts[1], Long.parseLong(parts[2]), parts[3].equals("C"));
            if (!seen.add(line.reference())) {
                return new Reading.Refused(row + 1);
            }
            lines.add(line);
            standing += line.stands() ? line.amountRials() : 0;
            row++;
        }
        boolean isWhole =
                row == rows.size() - 1
                        && rows.get(row).equals("T," + lines.size() + "," + standing);
        return isWhole
                ? new Reading.Read(new SettlementFile(day, lines))
                : new Reading.Refused(row + 1);
    }
}
