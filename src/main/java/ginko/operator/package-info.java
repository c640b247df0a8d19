/// The operator's command line beside the running bank: proves its books and gives access on behalf
/// of the call centre and the branch. Opens no port and owns no table.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database", "audit", "ledger", "identity"})
package ginko.operator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
