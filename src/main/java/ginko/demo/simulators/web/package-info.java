/// The development inbox: pages and JSON that show what the simulators received.
@NullMarked
package ginko.demo.simulators.web;

import org.jspecify.annotations.NullMarked;
