/// The customer's message page and its API.
@NullMarked
package ginko.notifications.web;

import org.jspecify.annotations.NullMarked;
