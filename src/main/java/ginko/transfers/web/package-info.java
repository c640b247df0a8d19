/// Pages and programming interface of transfers.
@NullMarked
package ginko.transfers.web;

import org.jspecify.annotations.NullMarked;
