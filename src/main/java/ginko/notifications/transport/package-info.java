/// The port to the outside: what a worker hands to a transport and what it learns from it.
@NullMarked
package ginko.notifications.transport;

import org.jspecify.annotations.NullMarked;
