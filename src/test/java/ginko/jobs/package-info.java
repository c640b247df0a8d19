@NullMarked
package ginko.jobs;

import org.jspecify.annotations.NullMarked;
