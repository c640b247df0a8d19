/// What every page and every answer share: texts in six languages, the shell around a page, forms
/// and their errors, error pages and problem documents, headers, static files, public pages. Owns
/// no table and knows no product.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "policy"})
package ginko.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
