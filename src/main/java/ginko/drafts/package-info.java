/// The draft engine: every act of several steps is a row with a version, so that a lost page, the
/// back button, two windows, a double click and an expired session are settled in one place. What a
/// draft contains is the business of the module that owns its kind. Owns `drafts.draft`.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "jobs"})
package ginko.drafts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
