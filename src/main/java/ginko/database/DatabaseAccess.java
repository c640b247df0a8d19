package ginko.database;

import ginko.kernel.Masked;

/// Where the database is and who logs in: `application` works with rows only, `owner` owns the
/// schemas and runs migrations.
public record DatabaseAccess(String url, Login application, Login owner) {

    /// The database of this name on the same server, with the same logins. Understands only the
    /// plain form of address the bundled server uses.
    public DatabaseAccess withDatabase(String name) {
        return new DatabaseAccess(
                url.substring(0, url.lastIndexOf('/') + 1) + name, application, owner);
    }

    /// A role of the database server with its password.
    public record Login(String user, Masked password) {}
}
