/// The database and the clock: starts the bundled PostgreSQL or joins an external one, migrates the
/// schemas as their owner, checks that commits are durable, and hands out the pool that logs in as
/// the application role. Owns the schema `database`, which holds only the record of migrations.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package ginko.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
