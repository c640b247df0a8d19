/// The operator's command line beside the running bank: proves its books, gives access on behalf of
/// the call centre and the branch, and brings in the first members of staff. Opens no port and owns
/// no table.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "database", "audit", "ledger", "identity", "staff"})
package ginko.operator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
