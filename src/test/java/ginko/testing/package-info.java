/// What tests share: the real database, the settable clock, the link to acceptance lines.
@NullMarked
package ginko.testing;

import org.jspecify.annotations.NullMarked;
