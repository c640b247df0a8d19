/// Who is at the door: logins and their names, passwords, failed tries and blocks, the second
/// factor at sign-in, known devices, the first use by a newcomer, recovery, and sessions. Says who
/// asks for a page; what he may do is decided by the modules that do it. Owns the schema
/// `identity`.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "policy",
            "audit",
            "jobs",
            "customers",
            "notifications",
            "otp",
            "drafts",
            "web"
        })
package ginko.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
