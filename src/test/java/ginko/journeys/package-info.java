/// Journeys of customers in a real browser.
@NullMarked
package ginko.journeys;

import org.jspecify.annotations.NullMarked;
