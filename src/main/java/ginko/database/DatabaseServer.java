package ginko.database;

/// The PostgreSQL server this program works on: bundled and started by the program, or external.
public interface DatabaseServer extends AutoCloseable {

    DatabaseAccess access();

    /// Stops the server if this program is responsible for it.
    @Override
    void close();
}
