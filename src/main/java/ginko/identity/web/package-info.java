/// Sign-in pages, the settings of a login, the sessions resource, and the filter chain in front of
/// every page.
@NullMarked
package ginko.identity.web;

import org.jspecify.annotations.NullMarked;
