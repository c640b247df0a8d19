/// SMTP towards the bank's mail server.
@NullMarked
@NamedInterface("smtp")
package ginko.notifications.smtp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
