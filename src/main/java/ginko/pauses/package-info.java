/// Times in which the whole internet bank stands still, announced ahead or begun at once by the
/// operator. Says so to everybody who comes, with the reason and the end. The regular closures of
/// single services are a matter of the profile. Owns `pauses.pause`.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "policy", "audit", "web"})
package ginko.pauses;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
