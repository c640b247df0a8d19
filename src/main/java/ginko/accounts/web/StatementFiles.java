package ginko.accounts.web;

import ginko.accounts.AccountStatement;
import ginko.customers.Customer;
import ginko.customers.Customers;
import ginko.documents.CsvLayout;
import ginko.documents.CsvRenderer;
import ginko.documents.PdfRenderer;
import ginko.web.Page;
import ginko.web.SignedInUser;
import java.time.Clock;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Makes the files of a statement.
@Component
class StatementFiles {

    /// The forms a statement can be kept in.
    enum Form {
        PDF("pdf", "application/pdf"),
        CSV("csv", "text/csv;charset=UTF-8");

        private final String ending;
        private final String type;

        Form(String ending, String type) {
            this.ending = ending;
            this.type = type;
        }
    }

    private final PdfRenderer pdf;
    private final CsvRenderer csv;
    private final Customers customers;
    private final Clock clock;

    StatementFiles(PdfRenderer pdf, CsvRenderer csv, Customers customers, Clock clock) {
        this.pdf = pdf;
        this.csv = csv;
        this.customers = customers;
        this.clock = clock;
    }

    ResponseEntity<byte[]> answer(
            Form form, Page page, AccountStatement statement, SignedInUser user) {
        String holder =
                customers
                        .find(user.customer())
                        .map(Customer::displayName)
                        .orElse(user.displayName());
        var document = new StatementDocument(page, statement, holder, clock.instant());
        byte[] file =
                switch (form) {
                    case PDF -> pdf.render(document.document());
                    case CSV -> csv.render(document.table(), CsvLayout.of(page.language()));
                };
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(form.type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(document.fileName() + "." + form.ending)
                                .build()
                                .toString())
                .header(HttpHeaders.CONTENT_LANGUAGE, page.language().tag())
                .body(file);
    }
}
