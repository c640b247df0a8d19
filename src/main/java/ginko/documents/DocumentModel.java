package ginko.documents;

import ginko.kernel.Check;
import ginko.kernel.Language;
import java.time.Instant;
import java.util.List;

/// A receipt or statement as plain data. All texts, numbers and dates are already written in the
/// customer's language; a renderer only lays them out.
///
/// @param language the language of the texts; Persian turns the page from right to left
/// @param issuer the bank's name, shown above the title and as the author of the file
/// @param title what the document is, shown large and as the title of the file
/// @param issuedAt when the document was made, kept in the file's properties
/// @param footer small text at the foot of every page, beside the page number; may be empty
public record DocumentModel(
        Language language,
        String issuer,
        String title,
        Instant issuedAt,
        List<Block> blocks,
        String footer) {

    public DocumentModel {
        Check.argument(!issuer.isBlank(), "a document names its issuer");
        Check.argument(!title.isBlank(), "a document has a title");
        blocks = List.copyOf(blocks);
    }
}
