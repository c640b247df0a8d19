/// Recurring work, run by one node at a time. Owns `jobs.schedule`.
@NullMarked
@ApplicationModule(allowedDependencies = "kernel")
package ginko.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
