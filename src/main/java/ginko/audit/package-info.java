/// The audit trail: who did what, when, to which thing, in hash chains that show any later change.
/// Owns `audit.chain` and `audit.event`; decides nothing.
@NullMarked
@ApplicationModule(allowedDependencies = "kernel")
package ginko.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
