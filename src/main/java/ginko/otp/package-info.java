/// One-time codes: codes sent by SMS for one act each, and devices that show time-based codes. Owns
/// `otp.challenge` and `otp.token`. It does not know who may ask for what.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "policy", "audit", "jobs", "notifications"})
package ginko.otp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
