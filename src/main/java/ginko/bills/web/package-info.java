/// Pages of the bill portal, for everybody.
@NullMarked
package ginko.bills.web;

import org.jspecify.annotations.NullMarked;
