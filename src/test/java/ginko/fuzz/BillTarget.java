package ginko.fuzz;

import ginko.bills.Bill;
import ginko.bills.Bill.Reading;
import ginko.bills.BillFile;
import ginko.policy.BillTable;
import java.nio.charset.StandardCharsets;

/// The two ids of a bill, its bar code, and lists of bills: whatever is read is a bill that can be
/// written and read again.
public final class BillTarget {

    private static final BillTable TABLE = BillTable.standard();

    private BillTarget() {}

    /// Called by the fuzzer.
    public static void fuzzerTestOneInput(byte[] octets) {
        String text = new String(octets, StandardCharsets.UTF_8);
        int middle = text.length() / 2;
        check(Bill.read(text.substring(0, middle), text.substring(middle), TABLE));
        check(Bill.readBarcode(text, TABLE));
        BillFile.text(octets)
                .ifPresent(list -> list.lines().forEach(line -> check(BillFile.line(line, TABLE))));
    }

    private static void check(Reading reading) {
        if (!(reading instanceof Reading.Read(Bill bill))) {
            return;
        }
        boolean isSame =
                Bill.readBarcode(bill.barcode(), TABLE).equals(reading)
                        && Bill.read(bill.billId(), bill.payId(), TABLE).equals(reading)
                        && bill.amountRials() > 0
                        && bill.amountRials() <= 99_999_999_000L;
        if (!isSame) {
            throw new AssertionError("a bill that is another one when it is read again: " + bill);
        }
    }
}
