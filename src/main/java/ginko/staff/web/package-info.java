/// The pages of the desk under `/staff`, with a filter chain, cookie and menu of their own.
@NullMarked
package ginko.staff.web;

import org.jspecify.annotations.NullMarked;
