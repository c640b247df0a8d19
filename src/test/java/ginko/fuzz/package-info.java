/// Parsers under arbitrary octets: targets for a fuzzer that looks for new paths, and the same
/// targets under a committed collection and random changes of it.
@NullMarked
package ginko.fuzz;

import org.jspecify.annotations.NullMarked;
