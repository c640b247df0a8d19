/// Proof by breaking: the whole program under load while processes are killed, connections cut and
/// disks filled. `make chaos` runs the long form.
@org.jspecify.annotations.NullMarked
package ginko.chaos;
