/// The operator's command line beside the running bank: proves its books, gives access on behalf of
/// the call centre and the branch, brings in the first members of staff, and stops the internet
/// bank for a while. Opens no port and owns no table.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "policy",
            "audit",
            "ledger",
            "identity",
            "pauses",
            "staff"
        })
package ginko.operator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
