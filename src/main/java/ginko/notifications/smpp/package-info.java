/// SMPP 3.4 towards a short-message centre: alphabets, long messages, receipts and the bind.
@NullMarked
@NamedInterface("smpp")
package ginko.notifications.smpp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
