/// The program killed while customers pay.
@NullMarked
package ginko.crash;

import org.jspecify.annotations.NullMarked;
