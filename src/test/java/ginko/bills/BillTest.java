package ginko.bills;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.bills.Bill.Reading;
import ginko.policy.BillService;
import ginko.policy.BillTable;
import ginko.testing.Requirement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BillTest {

    private static final BillTable TABLE = BillTable.standard();

    private static Reading read(String bill, String pay) {
        return Bill.read(bill, pay, TABLE);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    1395480702814, 162416, WATER, 028, 13954807, 1000, 6, 24, 13954807028140000000162416
                    261689211010, 950520, WATER, 110, 2616892, 9000, 5, 5, 02616892110100000000950520
                    8203958123113, 4890693, WATER, 231, 82039581, 48000, 9, 6, 82039581231130000004890693
                    6525988204223, 12540658, ELECTRICITY, 042, 65259882, 125000, 4, 6, 65259882042230000012540658
                    5894451204121, 73340520, ELECTRICITY, 041, 58944512, 733000, 4, 5, 58944512041210000073340520
                    69105805322, 120073704, ELECTRICITY, 053, 691058, 1200000, 7, 37, 00691058053220000120073704
                    8667639306236, 456830100, GAS, 062, 86676393, 4568000, 3, 1, 86676393062360000456830100
                    8374824603134, 999950920, GAS, 031, 83748246, 9999000, 5, 9, 83748246031340000999950920
                    1191907732, 1000050937, GAS, 077, 11919, 10000000, 5, 9, 00011919077320001000050937
                    6457658521146, 2345630335, FIXED_PHONE, 211, 64576585, 23456000, 3, 3, 64576585211460002345630335
                    5042702200140, 9876519977, FIXED_PHONE, 001, 50427022, 98765000, 1, 99, 50427022001400009876519977
                    349207131949, 10000100104, FIXED_PHONE, 319, 3492071, 100001000, 0, 1, 03492071319490010000100104
                    4089414530155, 34567800667, MOBILE, 301, 40894145, 345678000, 0, 6, 40894145301550034567800667
                    5225063030252, 123456730225, MOBILE, 302, 52250630, 1234567000, 3, 2, 52250630302520123456730225
                    441654930356, 765432190688, MOBILE, 303, 4416549, 7654321000, 9, 6, 04416549303560765432190688
                    9083763000961, 1234567863703, MUNICIPALITY, 009, 90837630, 12345678000, 6, 37, 90837630009611234567863703
                    5093728013768, 9999999910227, MUNICIPALITY, 137, 50937280, 99999999000, 1, 2, 50937280137689999999910227
                    419652067, 5060799, MUNICIPALITY, 520, 4196, 50000, 6, 7, 00004196520670000005060799
                    4237369180082, 770204, TAX, 800, 42373691, 7000, 7, 2, 42373691800820000000770204
                    398665881281, 88030213, TAX, 812, 3986658, 880000, 3, 2, 03986658812810000088030213
                    4922437390192, 1560000, TRAFFIC_FINE, 901, 49224373, 15000, 6, 0, 49224373901920000001560000
                    9427440891590, 26080810, TRAFFIC_FINE, 915, 94274408, 260000, 8, 8, 94274408915900000026080810
                    711012, 3110140, WATER, 110, 7, 31000, 1, 1, 00000007110120000003110140
                    85705326, 4280606, ELECTRICITY, 053, 857, 42000, 8, 6, 00000857053260000004280606
                    3406237, 100070898, GAS, 062, 34, 1000000, 7, 8, 00000034062370000100070898
                    4838577100142, 6500052444, FIXED_PHONE, 001, 48385771, 65000000, 5, 24, 48385771001420006500052444
                    6708588730357, 88000090316, MOBILE, 303, 67085887, 880000000, 9, 3, 67085887303570088000090316
                    496326700962, 590214, MUNICIPALITY, 009, 4963267, 5000, 9, 2, 04963267009620000000590214
                    """)
    @Requirement({"MASKAN-13", "MASKAN-14", "MASKAN-15", "MASKAN-16", "MASKAN-17", "MASKAN-18"})
    void readsWhatABillSays(
            String billId,
            String payId,
            BillService service,
            String company,
            String file,
            long rials,
            int year,
            int period,
            String barcode) {
        Bill bill = new Bill(billId, payId, service, company, file, rials, year, period);

        assertThat(read(billId, payId)).isEqualTo(new Reading.Read(bill));
        assertThat(bill.barcode()).isEqualTo(barcode);
        assertThat(Bill.readBarcode(barcode, TABLE)).isEqualTo(new Reading.Read(bill));
        assertThat(read("0" + billId, payId).equals(new Reading.Read(bill)))
                .isEqualTo(billId.length() < 13);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    7748317800142, 1770160, 17000
                    2050327604613, 1070189, 10000
                    1177809000142, 570108, 5000
                    2234322344617, 1070188, 10000
                    9985235404124, 880000568, 8800000
                    """)
    void readsPublishedExamples(String billId, String payId, long rials) {
        assertThat(read(billId, payId))
                .isInstanceOfSatisfying(
                        Reading.Read.class,
                        read -> assertThat(read.bill().amountRials()).isEqualTo(rials));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    ۶۵۲۵۹۸۸۲۰۴۲۲۳, ۱۲۵۴۰۶۵۸
                    ٦٥٢٥٩٨٨٢٠٤٢٢٣, ١٢٥٤٠٦٥٨
                    6525988204223, 0000012540658
                    6525-9882-04223, 1254 0658
                    """)
    @Requirement("MASKAN-35")
    void readsEverySpellingOfTheSameIds(String billId, String payId) {
        assertThat(read(billId, payId)).isEqualTo(read("6525988204223", "12540658"));
        assertThat(read("\u200e" + billId + "\u200c", payId))
                .isEqualTo(read("6525988204223", "12540658"));
    }

    @ParameterizedTest
    @CsvSource(
            emptyValue = "",
            textBlock =
                    """
                    1395480702815, 162416, BILL_CHECK
                    6525988204228, 12540658, BILL_CHECK
                    8677639306236, 456830100, BILL_CHECK
                    4657658521146, 2345630335, BILL_CHECK
                    4089414530515, 34567800667, BILL_CHECK
                    9083763001961, 1234567863703, BILL_CHECK
                    261689211010, 950530, PAY_CHECK1
                    5894451204121, 83340520, PAY_CHECK1
                    8374824603134, 999960920, PAY_CHECK1
                    5042702200140, 9876512977, PAY_CHECK1
                    5225063030252, 213456730225, PAY_CHECK1
                    8203958123113, 4890694, PAY_CHECK2
                    69105805322, 120073708, PAY_CHECK2
                    1191907732, 2345630335, PAY_CHECK2
                    5093728013768, 5060799, PAY_CHECK2
                    4237369180082, 88030213, PAY_CHECK2
                    6525988204223, 12540650, PAY_CHECK2
                    16525988204221, 12540650, BILL_LENGTH
                    42048, 10010192, BILL_LENGTH
                    419652067, 12345678910165, PAY_LENGTH
                    1395480702814, 0000000000000, PAY_AMOUNT_ZERO
                    1234567804105, 10010190, SERVICE_TYPE
                    1234567804172, 10010192, SERVICE_TYPE
                    4922437390192, 010158, PAY_AMOUNT_ZERO
                    139548O702814, 162416, BILL_NOT_DIGITS
                    -9427440891590, 26080810, BILL_NOT_DIGITS
                    '', 162416, BILL_MISSING
                    1395480702814, '', BILL_MISSING
                    3110140, 711012, BILL_CHECK
                    6708588730357, 8800009031, PAY_CHECK1
                    6525988204223, 12345, PAY_LENGTH
                    1395840702814, 162416, BILL_CHECK
                    """)
    void namesWhatIsWrongWithTwoIds(String billId, String payId, BillFault fault) {
        assertThat(read(billId, payId)).isEqualTo(new Reading.Refused(fault));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6525988204223000001254065",
                "652598820422300000125406580",
                "3406237000100070898",
                "65259882042230000012540659",
                "65259882042230OO0012540658"
            })
    void refusesBarcodesThatAreNone(String digits) {
        assertThat(Bill.readBarcode(digits, TABLE)).isInstanceOf(Reading.Refused.class);
    }

    @Test
    void refusesAServiceTheBankDoesNotTake() {
        BillTable withoutWater = new BillTable(Map.of(2, BillService.ELECTRICITY), List.of());

        assertThat(Bill.read("1395480702814", "162416", withoutWater))
                .isEqualTo(new Reading.Refused(BillFault.SERVICE_TYPE));
    }
}
