/// Receipts and statements as files: one model of a document, a renderer for PDF and one for CSV,
/// and the fonts a PDF is drawn with. Owns no table and knows no business rule; callers pass texts
/// that are already in the customer's language.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package ginko.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
