package ginko.documents;

import ginko.kernel.Language;
import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/// What surrounds the content of every page: a running head from the second page on, the footer and
/// "page / pages". The number of pages is known at the end only, so every page carries an empty box
/// that is filled then.
final class PageFrame extends PdfPageEventHelper {

    private static final float NUMBER_WIDTH = 70;
    private static final float FOOT_HEIGHT = 30;
    private static final float FOOT_DISTANCE = 12;
    private static final float HEAD_HEIGHT = 22;

    private final DocumentModel model;
    private final Typesetter typesetter;
    private final PdfLayout layout;
    private final List<PdfTemplate> numbers = new ArrayList<>();

    PageFrame(DocumentModel model, Typesetter typesetter) {
        this.model = model;
        this.typesetter = typesetter;
        this.layout = new PdfLayout(typesetter);
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        PdfContentByte canvas = writer.getDirectContent();
        float left = document.left();
        float right = document.right();
        float footTop = document.bottom() - FOOT_DISTANCE;
        rule(canvas, left, right, footTop);
        boolean isMirrored = layout.isRightToLeft();
        float numberLeft = isMirrored ? left : right - NUMBER_WIDTH;
        float textLeft = isMirrored ? left + NUMBER_WIDTH : left;
        Box foot =
                new Box(
                        textLeft,
                        footTop - FOOT_HEIGHT,
                        textLeft + right - left - NUMBER_WIDTH,
                        footTop - 2);
        draw(canvas, model.footer(), foot, Element.ALIGN_LEFT);
        PdfTemplate number = canvas.createTemplate(NUMBER_WIDTH, FOOT_HEIGHT);
        canvas.addTemplate(number, numberLeft, footTop - 2 - FOOT_HEIGHT);
        numbers.add(number);
        if (writer.getPageNumber() > 1) {
            float headBottom = document.top() + 8;
            Box head = new Box(left, headBottom, right, headBottom + HEAD_HEIGHT);
            draw(canvas, model.issuer() + " · " + model.title(), head, Element.ALIGN_LEFT);
        }
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        for (int i = 0; i < numbers.size(); i++) {
            String text = digits(i + 1) + " / " + digits(numbers.size());
            Box box = new Box(0, 0, NUMBER_WIDTH, FOOT_HEIGHT);
            draw(numbers.get(i), text, box, Element.ALIGN_RIGHT);
        }
    }

    private void draw(PdfContentByte canvas, String text, Box box, int alignment) {
        ColumnText column = new ColumnText(canvas);
        column.setSimpleColumn(box.left(), box.bottom(), box.right(), box.top());
        column.setRunDirection(layout.direction(ValueKind.TEXT));
        column.setLeading(0, layout.leading());
        column.setAlignment(alignment);
        column.addText(typesetter.phrase(text, TextStyle.FOOT));
        int unused = column.go();
    }

    private static void rule(PdfContentByte canvas, float left, float right, float y) {
        canvas.saveState();
        canvas.setColorStroke(Colors.HAIRLINE);
        canvas.setLineWidth(0.5f);
        canvas.moveTo(left, y);
        canvas.lineTo(right, y);
        canvas.stroke();
        canvas.restoreState();
    }

    private String digits(int number) {
        String digits = Integer.toString(number);
        return typesetter.language() == Language.FA
                ? digits.chars()
                        .collect(
                                StringBuilder::new,
                                (built, c) -> built.append((char) (c - '0' + '۰')),
                                StringBuilder::append)
                        .toString()
                : digits;
    }

    private record Box(float left, float bottom, float right, float top) {}
}
