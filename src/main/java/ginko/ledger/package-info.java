/// The journal of the bank: accounts, balanced entries, holds and balances. Owns the schema
/// `ledger`. It decides every movement of money with a pure function over rows locked before, and
/// never changes or deletes an entry. It also cuts its two large tables into months, as the owner
/// of the schemas. Knows nothing of customers, products, limits or orders.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database", "jobs"})
package ginko.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
