/// The policy of the one bank this installation runs: fees, limits, hours, calendar, rules for
/// secrets, codes and sessions. Read once at start from a profile file into immutable records; owns
/// no table.
@NullMarked
@ApplicationModule(allowedDependencies = "kernel")
package ginko.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
