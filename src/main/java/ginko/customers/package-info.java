/// Customers and their signed contracts for remote service: who a customer is, in which fee class,
/// and at which telephone number and mail address of the contract the bank reaches him. Codes and
/// temporary passwords go to these addresses only. Owns the schema `customers`.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "audit"})
package ginko.customers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
