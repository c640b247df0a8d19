/// What the bank tells people outside its pages: SMS and mail. Owns the outbox, which is written in
/// the transaction of the business change and sent afterwards, at least once, by SMPP 3.4 and SMTP.
/// Does not know why a message is sent: callers bring finished texts.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "policy", "jobs", "customers", "web"})
package ginko.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
