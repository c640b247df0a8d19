package ginko.documents;

import ginko.kernel.Language;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/// Invented receipts and statements in the six languages.
final class SampleDocuments {

    static final Instant ISSUED = Instant.parse("2026-11-22T04:40:01Z");

    private SampleDocuments() {}

    static DocumentModel receipt(Language language) {
        return switch (language) {
            case EN -> english();
            case JA -> japanese();
            case KO -> korean();
            case RU -> russian();
            case UK -> ukrainian();
            case FA -> persian();
        };
    }

    static DocumentModel of(Language language, Block... blocks) {
        return new DocumentModel(language, "Ginko", "Test", ISSUED, List.of(blocks), "");
    }

    /// A statement in which every row can be told from the others.
    static DocumentModel statement(int rows) {
        List<Row> lines =
                IntStream.rangeClosed(1, rows)
                        .mapToObj(i ->
                                Row.of(
                                        Cell.date("22 Nov 2026", LocalDate.of(2026, 11, 22)),
                                        Cell.text("Invoice of an invented shop, row " + i),
                                        Cell.text("TRF-2026-" + (100_000 + i)),
                                        Cell.amount(
                                                "€" + i + ".00", BigDecimal.valueOf(i * 100L, 2))))
                        .toList();
        List<Column> columns =
                List.of(
                        new Column("Date", ValueKind.DATE, 2),
                        new Column("Description", ValueKind.TEXT, 4),
                        new Column("Reference", ValueKind.IDENTIFIER, 3),
                        new Column("Amount", ValueKind.AMOUNT, 2));
        return new DocumentModel(
                Language.EN,
                "Ginko Bank",
                "Account statement",
                ISSUED,
                List.of(new Block.DataTable(columns, lines)),
                "Ginko Bank, 1 Example Street");
    }

    private static DocumentModel english() {
        return new DocumentModel(
                Language.EN,
                "Ginko Bank",
                "Transfer receipt",
                ISSUED,
                List.of(
                        new Block.Amount("Amount transferred", "€1,234,567.89"),
                        new Block.KeyValues(
                                List.of(
                                        KeyValue.text("Payer", "Ann O’Neill"),
                                        KeyValue.text("Payee", "Søren Žák & Sons"),
                                        KeyValue.identifier("Payee account", "DE00 1234 5678 90"),
                                        KeyValue.date("Booked on", "22 November 2026"),
                                        KeyValue.amount("Fee", "€0.50"))),
                        new Block.Heading("Entries"),
                        table("Date", "Description", "Amount", "22 Nov 2026", "Rent", "-€500.00"),
                        new Block.Paragraph("Thank you for using our bank."),
                        new Block.Note("Keep this receipt for your records.")),
                "Questions: +44 20 0000 0000");
    }

    private static DocumentModel japanese() {
        return new DocumentModel(
                Language.JA,
                "銀行あおば",
                "お振込受付書",
                ISSUED,
                List.of(
                        new Block.Amount("お振込金額", "1,234,567円"),
                        new Block.KeyValues(
                                List.of(
                                        KeyValue.text("お受取人", "㈱髙﨑"),
                                        KeyValue.text("ご依頼人", "カ）ギンコウ　タロウ"),
                                        KeyValue.text("字形の確認", "直・骨・海"),
                                        KeyValue.identifier("口座番号", "101-1-2345678"),
                                        KeyValue.date("お取引日", "2026年11月22日 13:40:01"),
                                        KeyValue.amount("手数料", "550円"))),
                        new Block.Heading("お取引明細"),
                        table("日付", "お取引内容", "金額", "2026年11月21日", "給与振込", "250,000円"),
                        new Block.Paragraph(
                                "振込金額が3万円以上の場合は、手数料が異なります。"
                                        + "お受取人の口座に入金されるまで、しばらくお待ちください。"
                                        + "ご不明な点がございましたら、お客さまセンター（平日9時〜17時）までお問い合わせください。"),
                        new Block.Note("この書面は大切に保管してください。")),
                "お客さまセンター 0120-000-000");
    }

    private static DocumentModel korean() {
        return new DocumentModel(
                Language.KO,
                "은행나무은행",
                "이체 확인증",
                ISSUED,
                List.of(
                        new Block.Amount("이체 금액", "한국어 ₩50,000"),
                        new Block.KeyValues(
                                List.of(
                                        KeyValue.text("받는 분", "홍길동"),
                                        KeyValue.text("한자 이름", "洪吉童"),
                                        KeyValue.identifier("계좌번호", "110-123-456789"),
                                        KeyValue.date("거래일시", "2026년 11월 22일 오후 1:40:01"),
                                        KeyValue.amount("수수료", "₩500"))),
                        new Block.Heading("거래 내역"),
                        table("날짜", "내용", "금액", "2026년 11월 21일", "급여 이체", "₩2,500,000"),
                        new Block.Paragraph(
                                "이체가 정상적으로 처리되었습니다. 받는 분의 계좌에 입금되기까지 잠시 시간이 걸릴 수 있습니다."
                                        + " 궁금한 점이 있으시면 고객센터로 문의해 주시기 바랍니다."),
                        new Block.Note("이 확인증을 보관해 주시기 바랍니다.")),
                "고객센터 1500-0000");
    }

    private static DocumentModel russian() {
        return new DocumentModel(
                Language.RU,
                "Банк Гинко",
                "Квитанция о переводе",
                ISSUED,
                List.of(
                        new Block.Amount("Сумма перевода", "1\u00a0234\u00a0567,89\u00a0₽"),
                        new Block.KeyValues(
                                List.of(
                                        KeyValue.text("Получатель", "Алёна Щукина"),
                                        KeyValue.text("Зачислено", "на счёту ₽"),
                                        KeyValue.identifier(
                                                "Номер счёта", "4081 7810 0000 0000 0001"),
                                        KeyValue.date("Дата", "22 ноября 2026\u00a0г., 13:40:01"),
                                        KeyValue.amount("Комиссия", "50,00\u00a0₽"))),
                        new Block.Heading("Операции"),
                        table(
                                "Дата",
                                "Описание",
                                "Сумма",
                                "21.11.2026",
                                "Зарплата",
                                "95\u00a0000,00\u00a0₽"),
                        new Block.Paragraph(
                                "Перевод выполнен. Если у вас есть вопросы, позвоните нам."),
                        new Block.Note("Сохраните эту квитанцию.")),
                "Телефон банка: 8\u00a0800\u00a0000-00-00");
    }

    private static DocumentModel ukrainian() {
        return new DocumentModel(
                Language.UK,
                "Банк Ґінко",
                "Квитанція про переказ",
                ISSUED,
                List.of(
                        new Block.Amount("Сума переказу", "1\u00a0234\u00a0567,89\u00a0₴"),
                        new Block.KeyValues(
                                List.of(
                                        KeyValue.text("Отримувач", "Їжак Євген"),
                                        KeyValue.text("Призначення", "її ґанок ₴"),
                                        KeyValue.identifier(
                                                "Рахунок", "UA00 3000 0100 0000 0000 1"),
                                        KeyValue.date(
                                                "Дата", "22 листопада 2026\u00a0р., 13:40:01"),
                                        KeyValue.amount("Комісія", "5,00\u00a0₴"))),
                        new Block.Heading("Операції"),
                        table(
                                "Дата",
                                "Опис",
                                "Сума",
                                "21.11.2026",
                                "Зарплата",
                                "30\u00a0000,00\u00a0₴"),
                        new Block.Paragraph(
                                "Переказ виконано. Якщо у вас є запитання, зателефонуйте нам."),
                        new Block.Note("Збережіть цю квитанцію.")),
                "Телефон банку: 0\u00a0800\u00a0000\u00a0000");
    }

    private static DocumentModel persian() {
        return new DocumentModel(
                Language.FA,
                "بانک گینکو",
                "رسید انتقال وجه",
                ISSUED,
                List.of(
                        new Block.Amount("مبلغ انتقال", "\u200e−۱٬۲۳۴٬۵۶۷ ریال"),
                        new Block.KeyValues(
                                List.of(
                                        KeyValue.text("گیرنده", "پژگچ کلاهی"),
                                        KeyValue.text("شرح", "لا سلام الله کلاه"),
                                        KeyValue.text(
                                                "یادداشت", "قبض؛ می‌خواهم (Invoice 12) پرداخت کنم"),
                                        KeyValue.identifier("شماره کارت", "6037 9912 3456 7890"),
                                        KeyValue.identifier("کارت مبدأ", "۶۰۳۷ ۹۹۱۲ ۳۴۵۶ ۷۸۹۰"),
                                        KeyValue.identifier(
                                                "شبا", "IR06 2960 0000 0010 0324 2000 01"),
                                        KeyValue.identifier("تلفن", "+98 912 345 6789"),
                                        KeyValue.date("تاریخ", "۱۴۰۵/۰۹/۰۱ ۱۳:۴۰:۰۱"),
                                        KeyValue.amount("کارمزد", "۵٬۰۰۰ ریال"))),
                        new Block.Heading("گردش حساب"),
                        persianTable(),
                        new Block.Paragraph(
                                "انتقال وجه با موفقیت انجام شد. اگر پرسشی دارید، با مرکز تماس ما به شمارهٔ"
                                        + " \u2066+98 21 0000 0000\u2069 تماس بگیرید. همکاران ما همه‌روزه از ساعت"
                                        + " ۸ تا ۲۰ پاسخ‌گوی شما هستند."),
                        new Block.Note("لطفاً این رسید را نزد خود نگه دارید.")),
                "مرکز تماس بانک گینکو");
    }

    private static Block.DataTable persianTable() {
        return new Block.DataTable(
                List.of(
                        new Column("تاریخ", ValueKind.DATE, 2),
                        new Column("شرح", ValueKind.TEXT, 4),
                        new Column("کد پیگیری", ValueKind.IDENTIFIER, 2),
                        new Column("مبلغ", ValueKind.AMOUNT, 2)),
                List.of(
                        Row.of(
                                Cell.date("۱۴۰۵/۰۸/۳۰", LocalDate.of(2026, 11, 21)),
                                Cell.text("حقوق"),
                                Cell.text("ABC-123"),
                                Cell.amount("۲۵۰٬۰۰۰٬۰۰۰ ریال", BigDecimal.valueOf(250_000_000))),
                        Row.of(
                                Cell.date("۱۴۰۵/۰۹/۰۱", LocalDate.of(2026, 11, 22)),
                                Cell.text("قبض آب و فاضلاب"),
                                Cell.text("456-78 9"),
                                Cell.amount(
                                        "\u200e−۱٬۲۳۴٬۵۶۷ ریال", BigDecimal.valueOf(-1_234_567)))));
    }

    private static Block.DataTable table(
            String date,
            String text,
            String amount,
            String firstDate,
            String firstText,
            String firstAmount) {
        return new Block.DataTable(
                List.of(
                        new Column(date, ValueKind.DATE, 2),
                        new Column(text, ValueKind.TEXT, 5),
                        new Column(amount, ValueKind.AMOUNT, 2)),
                List.of(
                        Row.of(
                                Cell.text(firstDate),
                                Cell.text(firstText),
                                new Cell(firstAmount, "1")),
                        Row.of(Cell.text(firstDate), Cell.text("ATM"), new Cell("-1", "-1"))));
    }
}
