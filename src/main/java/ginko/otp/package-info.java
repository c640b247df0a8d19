/// One-time codes: codes sent by SMS for one act each, and everything a customer has that makes
/// codes, from the stock to its end. Owns the schema `otp`. It does not know who may ask for what.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "policy", "audit", "jobs", "web", "notifications"})
package ginko.otp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
