/// The page that tells a newcomer how to try the demo bank.
@NullMarked
package ginko.demo.web;

import org.jspecify.annotations.NullMarked;
