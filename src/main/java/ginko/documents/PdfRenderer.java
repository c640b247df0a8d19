package ginko.documents;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfBoolean;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfEncryption;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Draws a document as a PDF file of A4 pages. The same document is always the same bytes. Safe for
/// use by many threads.
@Component
public final class PdfRenderer {

    private static final Logger log = LoggerFactory.getLogger(PdfRenderer.class);

    private static final float SIDE_MARGIN = 54;
    private static final float TOP_MARGIN = 54;
    private static final float BOTTOM_MARGIN = 72;

    /// A heading moves to the next page when less than this is left under it.
    private static final float ROOM_UNDER_HEADING = 90;

    private record Drawing(byte[] file, SortedSet<Integer> missing) {}

    /// The file's bytes. A character no font of the product can draw is shown as 〓 and reported in
    /// the log by its code point, without the text it stands in.
    public byte[] render(DocumentModel document) {
        Drawing drawing = draw(document);
        if (!drawing.missing().isEmpty()) {
            log.warn(
                    "a document in {} has characters without a glyph: {}",
                    document.language(),
                    drawing.missing().stream()
                            .map("U+%04X"::formatted)
                            .collect(Collectors.joining(" ")));
        }
        return drawing.file();
    }

    /// The code points of the document that are drawn as 〓, lowest first.
    public SortedSet<Integer> unprintable(DocumentModel document) {
        return new TreeSet<>(draw(document).missing());
    }

    private static Drawing draw(DocumentModel model) {
        byte[] fingerprint = fingerprint(model);
        long seed = ByteBuffer.wrap(fingerprint).getLong();
        return ScopedValue.where(SubsetPrefix.SOURCE, new SplittableRandom(seed))
                .call(() -> draw(model, fingerprint));
    }

    private static Drawing draw(DocumentModel model, byte[] fingerprint) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Document document =
                new Document(PageSize.A4, SIDE_MARGIN, SIDE_MARGIN, TOP_MARGIN, BOTTOM_MARGIN);
        Typesetter typesetter = new Typesetter(model.language());
        PdfWriter writer = PdfWriter.getInstance(document, file);
        writer.setPdfVersion(PdfWriter.VERSION_1_7);
        writer.setPageEvent(new PageFrame(model, typesetter));
        describe(model, document, writer);
        document.open();
        PdfBlocks blocks = new PdfBlocks(typesetter);
        document.add(blocks.masthead(model));
        float width = document.right() - document.left();
        for (Block block : model.blocks()) {
            boolean isLonely =
                    writer.getVerticalPosition(true) - document.bottom() < ROOM_UNDER_HEADING;
            if (block instanceof Block.Heading && isLonely) {
                document.newPage();
            }
            document.add(blocks.draw(block, width));
        }
        writer.getInfo().put(PdfName.FILEID, PdfEncryption.createInfoId(fingerprint, fingerprint));
        document.close();
        return new Drawing(file.toByteArray(), typesetter.missing());
    }

    private static void describe(DocumentModel model, Document document, PdfWriter writer) {
        document.addTitle(model.title());
        document.addAuthor(model.issuer());
        document.addCreator("Ginko");
        writer.getInfo()
                .put(
                        PdfName.CREATIONDATE,
                        new PdfDate(
                                GregorianCalendar.from(model.issuedAt().atZone(ZoneOffset.UTC))));
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString(model.language().tag()));
        writer.addViewerPreference(PdfName.DISPLAYDOCTITLE, PdfBoolean.PDFTRUE);
        if (new PdfLayout(new Typesetter(model.language())).isRightToLeft()) {
            writer.addViewerPreference(PdfName.DIRECTION, PdfName.R2L);
        }
    }

    private static byte[] fingerprint(DocumentModel model) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(model.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
