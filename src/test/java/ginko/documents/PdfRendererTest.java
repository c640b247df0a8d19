package ginko.documents;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.kernel.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PdfRendererTest {

    private final PdfRenderer renderer = new PdfRenderer();

    @ParameterizedTest
    @EnumSource(Language.class)
    void drawsAReceiptInEveryLanguageWithoutMissingGlyphs(Language language) throws IOException {
        DocumentModel receipt = SampleDocuments.receipt(language);
        byte[] file = renderer.render(receipt);
        PdfText.picture(file, "receipt-" + language.tag());
        assertThat(renderer.unprintable(receipt)).isEmpty();
        assertThat(PdfText.pages(file)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, mode = EnumSource.Mode.EXCLUDE, names = "FA")
    void givesItsTextBackWhenCopied(Language language) throws IOException {
        DocumentModel receipt = SampleDocuments.receipt(language);
        String copied = unspaced(PdfText.of(renderer.render(receipt)));
        assertThat(texts(receipt)).allSatisfy(text -> assertThat(copied).contains(unspaced(text)));
    }

    @Test
    void describesItselfInItsProperties() throws IOException {
        byte[] file = renderer.render(SampleDocuments.receipt(Language.JA));
        try (PDDocument pdf = Loader.loadPDF(file)) {
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("お振込受付書");
            assertThat(pdf.getDocumentInformation().getAuthor()).isEqualTo("銀行あおば");
            assertThat(pdf.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo(SampleDocuments.ISSUED);
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("ja");
            assertThat(pdf.getPage(0).getMediaBox().getHeight()).isBetween(841f, 843f);
        }
    }

    @Test
    void repeatsTheHeadersOfAStatementOnEveryPage() throws IOException {
        byte[] file = renderer.render(SampleDocuments.statement(1000));
        PdfText.picture(file, "statement");
        String text = PdfText.of(file);
        int pages = PdfText.pages(file);
        assertThat(pages).isGreaterThan(10);
        assertThat(text.split("Date Description Reference Amount", -1)).hasSize(pages + 1);
        assertThat(text).contains("1 / " + pages, pages + " / " + pages);
        assertThat(text).contains("row 1 TRF-2026-100001 €1.00", "row 1000 TRF-2026-101000");
    }

    @Test
    void showsAReplacementForACharacterWithoutGlyphAndReportsIt() throws IOException {
        DocumentModel document =
                SampleDocuments.of(Language.JA, new Block.Paragraph("名前𠮷さん\u0E01"));
        assertThat(renderer.unprintable(document)).containsExactly(0x0E01, 0x20BB7);
        assertThat(PdfText.of(renderer.render(document))).contains("名前〓さん〓");
    }

    @Test
    void makesTheSameBytesOfTheSameDocument() {
        DocumentModel receipt = SampleDocuments.receipt(Language.KO);
        assertThat(renderer.render(receipt)).isEqualTo(renderer.render(receipt));
    }

    @Test
    void servesManyThreadsAtOnce() throws Exception {
        List<Callable<byte[]>> tasks =
                Stream.of(Language.values())
                        .flatMap(language -> Stream.of(language, language, language))
                        .<Callable<byte[]>>map(language ->
                                () -> renderer.render(SampleDocuments.receipt(language)))
                        .toList();
        try (var threads = Executors.newFixedThreadPool(6)) {
            List<Future<byte[]>> files = threads.invokeAll(tasks);
            for (int i = 0; i < files.size(); i++) {
                Language language = Language.values()[i / 3];
                assertThat(files.get(i).get())
                        .isEqualTo(renderer.render(SampleDocuments.receipt(language)));
            }
        }
    }

    @Test
    void keepsTheShapesOfNamesAndComposesLetters() throws IOException {
        DocumentModel document =
                SampleDocuments.of(
                        Language.JA,
                        new Block.Paragraph("\uFA19社"),
                        new Block.Paragraph("か\u3099く"),
                        new Block.Paragraph("\u1112\u1161\u11AB"));
        String text = PdfText.of(renderer.render(document));
        assertThat(text).contains("\uFA19社", "がく", "한");
    }

    @Test
    void neverBeginsAJapaneseLineWithAFullStop() throws IOException {
        String sentence = "振込を受け付けました。".repeat(40);
        String text =
                PdfText.of(
                        renderer.render(
                                SampleDocuments.of(Language.JA, new Block.Paragraph(sentence))));
        assertThat(text.lines().filter(line -> line.contains("振込")).toList()).hasSizeGreaterThan(5);
        assertThat(text.lines()).noneMatch(line -> line.startsWith("。"));
    }

    private static List<String> texts(DocumentModel document) {
        List<String> texts =
                new ArrayList<>(List.of(document.issuer(), document.title(), document.footer()));
        for (Block block : document.blocks()) {
            switch (block) {
                case Block.Heading heading -> texts.add(heading.text());
                case Block.Paragraph paragraph -> texts.add(paragraph.text());
                case Block.Note note -> texts.add(note.text());
                case Block.Amount amount -> texts.addAll(List.of(amount.label(), amount.amount()));
                case Block.KeyValues keyValues ->
                        keyValues
                                .entries()
                                .forEach(e -> texts.addAll(List.of(e.label(), e.value())));
                case Block.DataTable table -> {
                    table.columns().forEach(c -> texts.add(c.header()));
                    table.rows().forEach(r -> r.cells().forEach(c -> texts.add(c.text())));
                }
            }
        }
        return texts;
    }

    private static String unspaced(String text) {
        return text.replaceAll("[\\s\\u00a0\\u3000]", "");
    }
}
