package ginko.documents;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/// Reads PDF files back with another library.
final class PdfText {

    private PdfText() {}

    /// The text of all pages; presentation forms become letters again, every blank a plain space.
    static String of(byte[] file) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(pdf).replace('\u00a0', ' ');
        }
    }

    static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    static int pages(byte[] file) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file)) {
            return pdf.getNumberOfPages();
        }
    }

    /// Writes the file and a picture of its last page for people to look at.
    static void picture(byte[] file, String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "pdf"));
        Files.write(folder.resolve(name + ".pdf"), file);
        try (PDDocument pdf = Loader.loadPDF(file)) {
            BufferedImage image =
                    new PDFRenderer(pdf).renderImageWithDPI(pdf.getNumberOfPages() - 1, 110);
            ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
        }
    }
}
