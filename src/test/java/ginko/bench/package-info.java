/// Measures the program beside the database's own benchmark, in one run. Nothing here is asserted;
/// `make bench` prints what was seen.
@NullMarked
package ginko.bench;

import org.jspecify.annotations.NullMarked;
