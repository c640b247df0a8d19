/// Ginko, a self-hosted internet bank. Each direct sub-package is one module.
@NullMarked
package ginko;

import org.jspecify.annotations.NullMarked;
