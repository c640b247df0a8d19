/// Tells those who come during a pause, and announces it to those who come before.
@NullMarked
package ginko.pauses.web;

import org.jspecify.annotations.NullMarked;
