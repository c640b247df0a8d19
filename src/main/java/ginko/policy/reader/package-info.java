/// Reads a profile file into the records of the policy and names every mistake with its line.
@NullMarked
package ginko.policy.reader;

import org.jspecify.annotations.NullMarked;
